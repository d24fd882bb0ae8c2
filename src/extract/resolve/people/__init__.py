"""Whom a win is about: who is named, each once, and what part the sentences give everybody."""
