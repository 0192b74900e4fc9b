"""The declarative base and the kinds of columns."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Date, Enum, MetaData, String, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from desktop.domain.numbers import is_sound


class DamagedCell(Exception):  # noqa: N818 - reads as a fact
    """A cell of the ledger holds what its column never wrote: SQLite checks only the structure."""


_Read = Callable[[Any], Any]


class _Guarded(TypeDecorator[Any]):
    """A kind of column whose unreadable cells are told apart from faults of the program."""

    def result_processor(self, dialect: Dialect, coltype: object) -> _Read | None:
        """Read a cell as the kind does, or say that it is damaged."""
        read = super().result_processor(dialect, coltype)
        if read is None:
            return None

        def guarded(value: Any) -> Any:  # noqa: ANN401 - any cell
            try:
                return read(value)
            except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError) as error:
                raise DamagedCell from error

        return guarded


class Identity(_Guarded):
    """A UUID."""

    impl = Uuid
    cache_ok = True


class Day(_Guarded):
    """A day of the calendar, as ISO text."""

    impl = Date
    cache_ok = True


class Moment(_Guarded):
    """A moment on the clock of the PC, to the second, as ISO text."""

    impl = String(19)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write the moment without a zone."""
        return None if value is None else f"{value:%Y-%m-%dT%H:%M:%S}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the moment back."""
        return None if value is None else datetime.fromisoformat(value)


class ExactDecimal(_Guarded):
    """A decimal kept as text: SQLite's own numbers lose digits."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Write the digits as they are."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the digits as they are; a number that nothing can compute with was never ours."""
        number = None if value is None else Decimal(value)
        if number is not None and not is_sound(number):
            raise DamagedCell
        return number


class Json(_Guarded):
    """A value without identity, kept as JSON text and decoded strictly into its own type."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:  # noqa: ANN401 - a type or a generic alias
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ANN401
        """Write the value as JSON."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Read the value back in its type."""
        return None if value is None else msgspec.json.decode(value, type=self.kind)


class Choice(_Guarded):
    """One of the members of an enum, kept by value."""

    impl = Enum
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__(
            kind,
            native_enum=False,
            length=30,
            create_constraint=False,
            values_callable=lambda members: [member.value for member in members],
        )
        # Part of the key under which SQLAlchemy keeps compiled statements.
        self.kind = kind


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        UUID: Identity(),
        Decimal: ExactDecimal(),
        date: Day(),
        str: Text(),
    }
