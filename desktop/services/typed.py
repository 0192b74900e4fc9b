"""The border where typed text enters: every string of a record is tidied once, here."""

from typing import Any, TypeVar

import msgspec

from desktop.domain.record import Record
from desktop.domain.text import tidy

T = TypeVar("T")


def tidied(value: T) -> T:
    """Return a record (or a tuple of them, or a text) with every text in one normal form."""
    return _tidied(value)  # type: ignore[no-any-return]


def _tidied(value: Any) -> Any:  # noqa: ANN401 - walks values of every field
    if type(value) is str:
        return tidy(value)
    if isinstance(value, tuple):
        return tuple(_tidied(item) for item in value)
    if isinstance(value, Record):
        changed = {
            name: fresh
            for name in value.__struct_fields__
            if (fresh := _tidied(old := getattr(value, name))) is not old and fresh != old
        }
        return msgspec.structs.replace(value, **changed) if changed else value
    return value
