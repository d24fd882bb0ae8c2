"""Article and blocks → sentences and names: the only stage that knows a language model."""

from extract.parse.document import parse
from extract.parse.language import load_pipeline

__all__ = ["load_pipeline", "parse"]
