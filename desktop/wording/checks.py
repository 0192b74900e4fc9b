"""Sentences of the checks: what was found and how to mend it."""

FINDINGS: dict[str, str] = {}
REMEDIES: dict[str, str] = {}
