"""Mention → how likely each part of its row is right, and what speaks against it."""

from extract.trust.assess import assess

__all__ = ["assess"]
