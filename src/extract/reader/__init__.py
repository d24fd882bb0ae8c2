"""An article read whole by a small network of our own: a second opinion beside what the stages tell by named signs."""

from extract.reader.reading import Reading, load_reader, read_whole

__all__ = ["Reading", "load_reader", "read_whole"]
