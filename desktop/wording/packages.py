"""Sentences about packages."""

SENTENCES: dict[str, str] = {}
