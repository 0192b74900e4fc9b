"""Tables of plans. Children keep their id from revision to revision: the key is (plan, id)."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.plan import (
    Actor,
    Column,
    Comparator,
    Decision,
    DeliverableKind,
    Emphasis,
    Frequency,
    Head,
    LegalBasis,
    PlanStatus,
    Recipient,
    SectionKind,
    Signer,
    TaskPrint,
    TimingKind,
)
from desktop.models.base import Base, Choice, Json

Lines = tuple[str, ...]


class PlanRow(Base):
    """One revision of a plan: its head and everything that has no identity of its own."""

    __tablename__ = "plan"
    __table_args__ = (UniqueConstraint("series_id", "revision"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    series_id: Mapped[UUID]
    revision: Mapped[int]
    status: Mapped[PlanStatus] = mapped_column(Choice(PlanStatus))
    year: Mapped[int]
    framework_ids: Mapped[tuple[UUID, ...]] = mapped_column(Json(tuple[UUID, ...]))
    head: Mapped[Head] = mapped_column(Json(Head))
    legal_bases: Mapped[tuple[LegalBasis, ...]] = mapped_column(Json(tuple[LegalBasis, ...]))
    opening: Mapped[Lines] = mapped_column(Json(Lines))
    recipients: Mapped[tuple[Recipient, ...]] = mapped_column(Json(tuple[Recipient, ...]))
    signer: Mapped[Signer] = mapped_column(Json(Signer))
    task_print: Mapped[TaskPrint] = mapped_column(Choice(TaskPrint))
    columns: Mapped[tuple[Column, ...]] = mapped_column(Json(tuple[Column, ...]))
    decision: Mapped[Decision | None] = mapped_column(Json(Decision))
    sample: Mapped[bool]


class _Child:
    """The key of everything that belongs to one revision of a plan."""

    plan_id: Mapped[UUID] = mapped_column(
        ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True, sort_order=-2
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-1, index=True)
    position: Mapped[int]


class SectionRow(_Child, Base):
    """A node of the document tree."""

    __tablename__ = "section"

    parent_id: Mapped[UUID | None]
    kind: Mapped[SectionKind] = mapped_column(Choice(SectionKind))
    label: Mapped[str]
    text: Mapped[str]
    emphasis: Mapped[tuple[Emphasis, ...]] = mapped_column(Json(tuple[Emphasis, ...]))
    component_id: Mapped[UUID | None]
    weight: Mapped[Decimal | None]
    header: Mapped[Lines] = mapped_column(Json(Lines))


class TaskRow(_Child, Base):
    """A task."""

    __tablename__ = "task"

    section_id: Mapped[UUID]
    label: Mapped[str]
    lead_in: Mapped[str]
    content: Mapped[str]
    component_ids: Mapped[tuple[UUID, ...]] = mapped_column(Json(tuple[UUID, ...]))
    actors: Mapped[tuple[Actor, ...]] = mapped_column(Json(tuple[Actor, ...]))
    actors_text: Mapped[str]
    timing: Mapped[TimingKind] = mapped_column(Choice(TimingKind))
    timing_text: Mapped[str]
    due: Mapped[date | None]
    deliverable: Mapped[DeliverableKind] = mapped_column(Choice(DeliverableKind))
    deliverable_text: Mapped[str]
    note: Mapped[str]


class TargetRow(_Child, Base):
    """A target."""

    __tablename__ = "target"

    section_id: Mapped[UUID]
    label: Mapped[str]
    lead_in: Mapped[str]
    text: Mapped[str]
    framework_id: Mapped[UUID | None]
    component_id: Mapped[UUID | None]
    comparator: Mapped[Comparator] = mapped_column(Choice(Comparator))
    value: Mapped[Decimal | None]
    unit: Mapped[str]
    baseline: Mapped[Decimal | None]
    baseline_year: Mapped[int | None]
    stated_delta: Mapped[Decimal | None]


class ReportingRuleRow(_Child, Base):
    """A reporting rule."""

    __tablename__ = "reporting_rule"

    reporter: Mapped[str]
    receiver: Mapped[str]
    via: Mapped[str]
    frequency: Mapped[Frequency] = mapped_column(Choice(Frequency))
    phrase: Mapped[str]
    due_day: Mapped[int | None]
    due_month: Mapped[int | None]
    before: Mapped[bool]
