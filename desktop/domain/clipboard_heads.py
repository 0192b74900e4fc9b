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
    keys = _keys(names)
    found: dict[str, int] = {}
    for place, text in enumerate(block.rows[0]):
        key = keys.get(_bare(text or ""))
        if key is not None:
            found.setdefault(key, place)
    if len(found) < _FEWEST:
        return None
    return list(found), list(found.values())


def without_repeats(block: Block, names: Mapping[str, Sequence[str]]) -> tuple[Block, int]:
    """Return the block without rows that name its columns once more, and how many there were.

    A long table of a paper has them where a part of it begins.
    """
    keys = _keys(names)
    rows = [row for at, row in enumerate(block.rows) if at == 0 or not _is_head(row, keys)]
    return block._replace(rows=tuple(rows)), block.height - len(rows)


def _is_head(row: Sequence[str | None], keys: Mapping[str, str]) -> bool:
    words = [_bare(text) for text in row if text]
    return len(words) >= _FEWEST and all(word in keys for word in words)


def _keys(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the column keys by the words for them."""
    keys = {_bare(name): key for key, known in names.items() for name in known}
    keys.pop("", None)
    return keys


def without_head(block: Block, places: Sequence[int]) -> Block:
    """Return the rows below the head, with these columns only."""
    rows = tuple(tuple(row[place] for place in places) for row in block.rows[1:])
    return block._replace(rows=rows)


def _bare(text: str) -> str:
    """Return the words of a head without marks: "Kết quả/ sản phẩm" as "ket qua san pham"."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
