"""Tables of the catalogue."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.framework import Aggregation
from desktop.models.base import Base, Choice, Json

Lines = tuple[str, ...]


class FrameworkRow(Base):
    """A set of indices in one year."""

    __tablename__ = "framework"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str]
    year: Mapped[int]
    aggregation: Mapped[Aggregation] = mapped_column(Choice(Aggregation))
    total_scale: Mapped[Decimal]
    source: Mapped[str]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    shipped: Mapped[bool]
    revision: Mapped[int]


class ComponentRow(Base):
    """A sub-index."""

    __tablename__ = "component"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    framework_id: Mapped[UUID] = mapped_column(
        ForeignKey("framework.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    name: Mapped[str]
    short_name: Mapped[str]
    variants: Mapped[Lines] = mapped_column(Json(Lines))
    weight: Mapped[Decimal | None]
    scale: Mapped[Decimal]


class IndicatorRow(Base):
    """A measure inside a component."""

    __tablename__ = "indicator"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    component_id: Mapped[UUID] = mapped_column(
        ForeignKey("component.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    name: Mapped[str]
    unit: Mapped[str]
    higher_is_better: Mapped[bool]
