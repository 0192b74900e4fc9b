"""Pasted tables that begin with the names of their columns."""

from collections.abc import Mapping, Sequence

from desktop.domain.clipboard_block import Block
from desktop.domain.text import fold

_FEWEST = 2
"""So many cells of the first row must name columns: one may be a text like any other."""


def headed(block: Block, names: Mapping[str, Sequence[str]]) -> tuple[list[str], list[int]] | None:
    """Return the columns that the first row of a block names, and where they stand in it.

    Args:
        block: what is pasted.
        names: by column key, the words by which papers name that column.

    Returns:
        Keys and places in the order of the block, or None when the first row names no columns.
    """
    if block.height <= 1:
        return None
    keys = {_bare(name): key for key, known in names.items() for name in known}
    keys.pop("", None)
    found: dict[str, int] = {}
    for place, text in enumerate(block.rows[0]):
        key = keys.get(_bare(text or ""))
        if key is not None:
            found.setdefault(key, place)
    if len(found) < _FEWEST:
        return None
    return list(found), list(found.values())


def without_head(block: Block, places: Sequence[int]) -> Block:
    """Return the rows below the head, with these columns only."""
    rows = tuple(tuple(row[place] for place in places) for row in block.rows[1:])
    return block._replace(rows=rows)


def _bare(text: str) -> str:
    """Return the words of a head without marks: "Kết quả/ sản phẩm" as "ket qua san pham"."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
