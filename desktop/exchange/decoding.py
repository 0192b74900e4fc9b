"""Strict decoding of JSON that somebody else wrote."""

import re
from typing import Any, TypeVar

import msgspec

from desktop.domain.errors import PackageRefused

MOST_JSON = 32_000_000
"""Limit of one JSON member, in bytes."""

_T = TypeVar("_T")
_PLACE = re.compile(r"at `(\$[^`]{0,80})")


def decode_json(name: str, data: bytes, kind: type[_T], *, canonical: bool) -> _T:
    """Decode the member ``name`` into its type.

    ``canonical`` asks that encoding again gives the same bytes, so that no unknown field, no
    second field of one name and no second spelling of a value can be inside.

    Raises:
        PackageRefused: ``package.data`` with the place of the first wrong value, or
            ``package.spelling``.
    """
    if len(data) > MOST_JSON:
        raise PackageRefused("package.data", member=name, place="-")
    try:
        value = msgspec.json.decode(data, type=kind)
    except (ValueError, RecursionError) as error:
        # ValueError: malformed, of the wrong type, out of bounds, not UTF-8.
        raise PackageRefused("package.data", member=name, place=_place(error)) from None
    if canonical and encode_json(value) != data:
        raise PackageRefused("package.spelling", member=name)
    return value


def encode_json(value: Any) -> bytes:  # noqa: ANN401 - any record or tuple of them
    """Return the one spelling of a value: UTF-8, no spaces, fields in their declared order."""
    return msgspec.json.encode(value)


def _place(error: Exception) -> str:
    match = _PLACE.search(str(error))
    return match.group(1) if match else "-"
