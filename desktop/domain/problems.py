"""Problems that checks find: data, not exceptions; saving is never blocked by them."""

from enum import StrEnum
from uuid import UUID

import msgspec

from desktop.domain.record import Line, Record


class Grade(StrEnum):
    """How bad a problem is; only MUST_FIX blocks signing and sending."""

    MUST_FIX = "must_fix"
    EXPLAIN = "explain"
    NOTE = "note"


class Problem(Record, frozen=True, kw_only=True):
    """One finding; the sentence is found by ``code`` in ``desktop.wording``."""

    code: Line
    grade: Grade
    place: Line
    """Where, in the clerk's words: "X.2 · Chủ trì"."""
    subject_id: UUID | None = None
    """The task, target, section or rule it is about, to jump to."""
    field: Line = ""
    """The field of that record, or of the plan: "title", "lead", "legal_bases/2"."""
    values: dict[str, str] = msgspec.field(default_factory=dict)
