"""The border where typed data enters: texts are tidied, and what no record may hold is refused."""

import re
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from desktop.domain.errors import InputRefused
from desktop.domain.numbers import is_sound
from desktop.domain.record import Record
from desktop.domain.text import tidy

T = TypeVar("T")

_TOO_LONG = re.compile(r"length <= (\d+)")


def tidied(value: T) -> T:
    """Return a record (or a text) with every text in one normal form.

    Raises:
        InputRefused: ``input.too_long``: a text beyond the bound of its field; ``input.value``: a
            number that its field cannot hold. What is stored can be read, sent and read there.
    """
    fresh = _tidied(value)
    if isinstance(fresh, Record):
        _require_bounds(fresh)
    return fresh  # type: ignore[no-any-return]


def _require_bounds(record: Record) -> None:
    try:
        msgspec.convert(msgspec.to_builtins(record), type(record))
    except msgspec.ValidationError as error:
        # The bounds are declared once, at the fields; only the reason is taken from the message.
        too_long = _TOO_LONG.search(str(error))
        if too_long is not None:
            raise InputRefused("input.too_long", limit=int(too_long.group(1))) from error
        raise InputRefused("input.value") from error


def _tidied(value: Any) -> Any:  # noqa: ANN401 - walks values of every field
    if type(value) is str:
        return tidy(value)
    if isinstance(value, tuple):
        return tuple(_tidied(item) for item in value)
    if isinstance(value, Decimal) and not is_sound(value):
        raise InputRefused("input.value")
    if isinstance(value, Record):
        changed = {
            name: fresh
            for name in value.__struct_fields__
            if (fresh := _tidied(old := getattr(value, name))) is not old and fresh != old
        }
        return msgspec.structs.replace(value, **changed) if changed else value
    return value
