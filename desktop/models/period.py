"""Tables of periods, results, measures and reports."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.period import PeriodState
from desktop.domain.plan import Frequency, Head, Recipient, Signer
from desktop.domain.report import Part
from desktop.domain.result import MeasureKind, Quantity, ResultStatus
from desktop.models.base import Base, Choice, Json

Lines = tuple[str, ...]


class PeriodRow(Base):
    """A reporting period of a plan."""

    __tablename__ = "period"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    rule_id: Mapped[UUID | None]
    frequency: Mapped[Frequency] = mapped_column(Choice(Frequency))
    label: Mapped[str]
    year: Mapped[int]
    index: Mapped[int]
    data_from: Mapped[date]
    data_to: Mapped[date]
    due: Mapped[date | None]
    state: Mapped[PeriodState] = mapped_column(Choice(PeriodState))
    reason: Mapped[str]


class ResultRow(Base):
    """What was done for a task in a period: one row for each pair."""

    __tablename__ = "result"
    __table_args__ = (UniqueConstraint("period_id", "task_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    period_id: Mapped[UUID] = mapped_column(ForeignKey("period.id", ondelete="CASCADE"))
    task_id: Mapped[UUID]
    status: Mapped[ResultStatus | None] = mapped_column(Choice(ResultStatus))
    progress: Mapped[int | None]
    text: Mapped[str]
    figures: Mapped[str]
    difficulty: Mapped[str]
    next_step: Mapped[str]
    evidence: Mapped[str]
    carried: Mapped[bool]


class MeasureRow(Base):
    """One value with its source."""

    __tablename__ = "measure"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    framework_id: Mapped[UUID]
    component_id: Mapped[UUID | None]
    indicator_id: Mapped[UUID | None]
    period_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("period.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[MeasureKind] = mapped_column(Choice(MeasureKind))
    quantity: Mapped[Quantity] = mapped_column(Choice(Quantity))
    year: Mapped[int]
    value: Mapped[Decimal | None]
    source: Mapped[str]


class ReportRow(Base):
    """The report of a period."""

    __tablename__ = "report"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[UUID] = mapped_column(ForeignKey("plan.id", ondelete="CASCADE"), index=True)
    period_id: Mapped[UUID] = mapped_column(
        ForeignKey("period.id", ondelete="CASCADE"), unique=True
    )
    head: Mapped[Head] = mapped_column(Json(Head))
    addressees: Mapped[Lines] = mapped_column(Json(Lines))
    parts: Mapped[tuple[Part, ...]] = mapped_column(Json(tuple[Part, ...]))
    recipients: Mapped[tuple[Recipient, ...]] = mapped_column(Json(tuple[Recipient, ...]))
    signer: Mapped[Signer] = mapped_column(Json(Signer))
