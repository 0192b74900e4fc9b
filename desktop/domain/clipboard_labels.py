"""Labels in front of pasted rows: "1", "IV.", "a)" or "-", in a column of their own or not."""

import re
from collections.abc import Callable

from desktop.domain.clipboard_block import Block

_LABEL = re.compile(r"(\d{1,4}|[IVXLC]{1,6}|\w|\d+(\.\d+)+)?[.)]?$|[-+–—•]$")
_DASH = re.compile(r"[-+–—•]")


def has_labels(block: Block) -> bool:
    """Tell whether the first column of a block is one of labels, and not of words.

    A heading may stand in the column of the labels, over all of them.
    """
    texts = [text for text in block.column(0) if text]
    return bool(texts) and sum(bool(_LABEL.match(text)) for text in texts) * 2 > len(texts)


def straightened(block: Block) -> Block:
    """Return a block of labels and words with its lines that have no label among the words."""
    if block.width != len(("label", "words")):
        return block
    rows = tuple(
        (None, label) if label and not words and not _LABEL.match(label) else (label, words)
        for label, words in block.rows
    )
    # Such a line lacks nothing: it only has no label.
    moved = sum(one != other for one, other in zip(rows, block.rows, strict=True))
    return block._replace(rows=rows, ragged=max(0, block.ragged - moved))


def parted(block: Block, part: Callable[[str], tuple[str | None, str]]) -> Block:
    """Return a column of words as labels and words; the same block where no line has a label."""
    pairs = tuple(part(row[0] or "") for row in block.rows)
    plain = all(words == (row[0] or "") for (_, words), row in zip(pairs, block.rows, strict=True))
    return block if plain else block._replace(rows=pairs)


def joined(label: str | None, words: str | None) -> str:
    """Return a line for a place without labels: a dash goes, a number stays in front of it."""
    if not label or _DASH.fullmatch(label.strip()):
        return words or ""
    return f"{label} {words or ''}".rstrip()
