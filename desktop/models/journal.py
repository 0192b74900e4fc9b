"""Tables of the journal: what a clerk did, step by step, so that it can be taken back and found."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base, Choice, Json, Moment

Kinds = tuple[str, ...]


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    UNDONE = "undone"
    """Taken back; can be done again."""
    DROPPED = "dropped"
    """Taken back, and then something else was done."""
    PAST = "past"
    """Too long ago to be taken back, or what it touched was changed in another way since."""


class StepRow(Base):
    """One thing that a clerk did."""

    __tablename__ = "step"

    id: Mapped[int] = mapped_column(primary_key=True)
    """Counts up: a greater one was done later."""
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(Moment())
    page: Mapped[str]
    plan_id: Mapped[UUID | None]
    state: Mapped[StepState] = mapped_column(Choice(StepState), index=True)
    kinds: Mapped[Kinds] = mapped_column(Json(Kinds))


class EditRow(Base):
    """One row of the ledger before and after a step, each as a JSON object of its cells."""

    __tablename__ = "edit"

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id", ondelete="CASCADE"), index=True)
    table: Mapped[str]
    before: Mapped[str | None]
    """None: the row was added."""
    after: Mapped[str | None]
    """None: the row was removed."""
