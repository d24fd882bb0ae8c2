"""Files → articles: text and Markdown, whatever their encoding; what cannot be read says why and what to do."""

from extract.read.articles import DECISIONS, find_inputs, read_articles

__all__ = ["DECISIONS", "find_inputs", "read_articles"]
