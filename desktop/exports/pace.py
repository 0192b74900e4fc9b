"""Telling whoever watches how far a long paper is; what it raises gives the work up."""

from collections.abc import Iterable

from desktop.domain.paper import Watch
from desktop.exports.document import Block, Document, Table

_STEP = 50
"""Rows between two tellings: often enough to stop at once, seldom enough to cost nothing."""


class Pace:
    """Counts the rows of one file."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch = watch
        self._total = total
        self._done = 0

    def start(self) -> None:
        """Tell that the work begins."""
        self._watch(self._done, self._total)

    def row(self) -> None:
        """Count a row."""
        self._done += 1
        if self._done % _STEP == 0:
            self._watch(self._done, self._total)

    def end(self) -> None:
        """Tell that every row is there: the last moment to give up before the file is written."""
        self._watch(self._total, self._total)


def count_rows(document: Document) -> int:
    """Return how many table rows a document prints."""
    attached = document.attached.blocks if document.attached is not None else ()
    following = (one.blocks for one in document.following)
    parts = (document.blocks, attached, *(annex.blocks for annex in document.annexes), *following)
    return sum(map(_rows, parts))


def _rows(blocks: Iterable[Block]) -> int:
    return sum(len(block.rows) for block in blocks if isinstance(block, Table))
