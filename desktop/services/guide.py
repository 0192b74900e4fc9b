"""The shipped user guide."""

from functools import cache

import msgspec

from desktop.domain.guide import Guide, Part, read_page
from desktop.paths import resource


class _Part(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    pages: tuple[str, ...]


@cache
def load_guide() -> Guide:
    """Return the guide: the pages that ``resources/help/contents.json`` lists, in its order."""
    contents = resource("help", "contents.json").read_bytes()
    return Guide(
        [
            Part(
                part.title,
                tuple(
                    read_page(key, resource("help", f"{key}.md").read_text(encoding="utf-8"))
                    for key in part.pages
                ),
            )
            for part in msgspec.json.decode(contents, type=tuple[_Part, ...])
        ]
    )
