"""What the words of a sentence tell: its main clause, who does what, and whether that is good news."""

from extract.telling.cues import cues_of, main_clause, tells_of
from extract.telling.deeds import Deed, body_kind, read_deed, typed_words
from extract.telling.polarity import polarity_of

__all__ = ["Deed", "body_kind", "cues_of", "main_clause", "polarity_of", "read_deed", "tells_of", "typed_words"]
