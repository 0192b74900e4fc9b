"""The shipped user guide."""

from functools import cache

import msgspec

from desktop.domain.guide import Guide, Part, read_page
from desktop.files import read_bytes
from desktop.paths import resource

_MOST = 1_000_000
"""Bytes of one page of the guide."""


class _Part(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    pages: tuple[str, ...]


@cache
def load_guide() -> Guide:
    """Return the guide: the pages that ``resources/help/contents.json`` lists, in its order.

    Raises:
        FileRefused: a file of the guide is missing: an antivirus may have taken it away.
    """
    contents = _read("contents.json")
    return Guide(
        [
            Part(
                part.title,
                tuple(read_page(key, _read(f"{key}.md").decode("utf-8")) for key in part.pages),
            )
            for part in msgspec.json.decode(contents, type=tuple[_Part, ...])
        ]
    )


def _read(name: str) -> bytes:
    return read_bytes(resource("help", name), limit=_MOST)
