"""Sentences about ledgers."""

SENTENCES: dict[str, str] = {}
