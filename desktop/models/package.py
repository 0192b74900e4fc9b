"""The table of sent packages. Their bytes are kept for ever: they are what was sent."""

from datetime import date
from uuid import UUID

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.models.base import Base


class PackageRow(Base):
    """A package that left this office. It outlives the plan and the period that it carries."""

    __tablename__ = "package"
    __table_args__ = (UniqueConstraint("channel", "sequence"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    """SHA-256 of the signed bytes, in hexadecimal."""
    kind: Mapped[str]
    channel: Mapped[str]
    sequence: Mapped[int]
    previous_id: Mapped[str]
    plan_id: Mapped[UUID]
    period_id: Mapped[UUID | None]
    title: Mapped[str]
    file_name: Mapped[str]
    created: Mapped[date]
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)
