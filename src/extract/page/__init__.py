"""The page in the browser on which reviewers answer a run's questions: served on this machine, or as one file."""

from extract.page.deck import Deck, read_deck
from extract.page.desk import Desk
from extract.page.export import export_page
from extract.page.server import make_app, serve
from extract.review.articles import read_texts

__all__ = ["Deck", "Desk", "export_page", "make_app", "read_deck", "read_texts", "serve"]
