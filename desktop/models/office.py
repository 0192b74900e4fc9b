"""Tables of the office and its units."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from desktop.domain.layout import PageSetup
from desktop.domain.office import OfficeKind
from desktop.models.base import Base, Choice, Json

Lines = tuple[str, ...]


class OfficeRow(Base):
    """The owner of the ledger: one row."""

    __tablename__ = "office"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[OfficeKind] = mapped_column(Choice(OfficeKind))
    name: Mapped[str]
    parent_line: Mapped[str]
    name_lines: Mapped[Lines] = mapped_column(Json(Lines))
    symbol: Mapped[str]
    place: Mapped[str]
    code: Mapped[str]
    superior: Mapped[str]
    page: Mapped[PageSetup] = mapped_column(Json(PageSetup))


class UnitRow(Base):
    """A unit of the office."""

    __tablename__ = "unit"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    folded: Mapped[str] = mapped_column(unique=True)
    """The folded name: two units may not differ by accents only."""
    aliases: Mapped[Lines] = mapped_column(Json(Lines))


class SettingRow(Base):
    """A small fact about the ledger itself."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
