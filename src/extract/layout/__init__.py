"""Article → blocks: headings, paragraphs, bullets, quotations, captions, chrome."""

from extract.layout.blocks import find_blocks

__all__ = ["find_blocks"]
