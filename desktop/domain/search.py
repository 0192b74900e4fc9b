"""Looking things up by a few letters, with or without accents, among very many.

Each kind of thing is a *shelf*: its texts once as they are and once folded, joined by line ends, so
that a search runs over one long text at the speed of ``str.find``. A shelf never changes; when its
things change another takes its place. 100,000 rows answer in some milliseconds
(``benchmarks/window.py``).
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple, TypeVar
from unicodedata import normalize

Blob = TypeVar("Blob", str, bytes)

_SLICE = 500
"""Rows folded at a time: no other thread waits longer than that takes."""
_MOST_TRIED = 50_000
"""Rows looked into for words that stand apart."""
_SIGNS = re.compile("[‐-―“”‘’„…·×•\u00a0]")
_WORDS = (
    bytes(
        ord(chr(code).lower()) if chr(code).isalnum() or code == ord("\n") else ord(" ")
        for code in range(128)
    )
    + b" " * 128
)
"""What an ASCII byte becomes: a small letter, a digit, the end of a line, or a space."""


class Fit(IntEnum):
    """How well a text fits what was typed, the best first."""

    EXACT_START = 0
    EXACT_WORD = 1
    EXACT_INSIDE = 2
    """With its accents inside a word; only where something with accents was typed."""
    START = 3
    WORD = 4
    INSIDE = 5
    WORDS = 6
    """All typed words begin words of the text, in whatever order."""


class Entry(NamedTuple):
    """A thing to be found by its text, or by what else it is called."""

    text: str
    goal: Any
    more: str = ""


class Hit(NamedTuple):
    """A thing that was found."""

    shelf: str
    entry: Entry
    fit: Fit


class Shelf:
    """The things of one kind, ready to be looked through."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        rows = [f"{' '.join(one.text.split())} | {one.more}".lower() for one in self.entries]
        self._exact = normalize("NFC", "".join(f"\n{row}" for row in rows))
        slices = (rows[start : start + _SLICE] for start in range(0, len(rows), _SLICE))
        self._folded = b"".join(_folded("".join(f"\n{row}" for row in part)) for part in slices)
        self._exact_starts = _starts(self._exact, "\n")
        self._folded_starts = _starts(self._folded, b"\n")

    def find(self, typed: str, most: int) -> list[tuple[Fit, Entry]]:
        """Return at most ``most`` things that fit, the best first, equal ones in their order."""
        folded = fold_words(typed)
        if not folded or not self.entries:
            return []
        found: dict[int, Fit] = {}
        for fit, rows in self._tiers(" ".join(normalize("NFC", typed.lower()).split()), folded):
            for row in rows:
                found.setdefault(row, fit)
                if len(found) >= most:
                    break
            if len(found) >= most:
                break
        return [(fit, self.entries[row]) for row, fit in found.items()]

    def _tiers(self, exact: str, folded: bytes) -> Iterator[tuple[Fit, Iterator[int]]]:
        """Give the rows that fit, from the best way of fitting to the least."""
        if folded in self._folded:
            if exact in self._exact:
                yield Fit.EXACT_START, _rows(self._exact, self._exact_starts, f"\n{exact}")
                yield Fit.EXACT_WORD, _rows(self._exact, self._exact_starts, f" {exact}")
                if not exact.isascii():
                    yield Fit.EXACT_INSIDE, _rows(self._exact, self._exact_starts, exact)
            yield Fit.START, _rows(self._folded, self._folded_starts, b"\n" + folded)
            yield Fit.WORD, _rows(self._folded, self._folded_starts, b" " + folded)
            yield Fit.INSIDE, _rows(self._folded, self._folded_starts, folded)
        if b" " in folded:
            yield Fit.WORDS, self._rows_with_all(folded.split())

    def _rows_with_all(self, words: Sequence[bytes]) -> Iterator[int]:
        """Give the rows in which each word begins a word, looked for by the rarest of them."""
        counted = sorted((self._folded.count(word), word) for word in set(words))
        if counted[0][0] == 0:
            return
        wanted = [b" " + word for _, word in counted]
        starts = self._folded_starts
        for tried, row in enumerate(_rows(self._folded, starts, counted[0][1])):
            end = starts[row + 1] if row + 1 < len(starts) else len(self._folded)
            text = b" " + self._folded[starts[row] + 1 : end]
            if all(word in text for word in wanted):
                yield row
            if tried > _MOST_TRIED:
                return


class SearchIndex:
    """All shelves in the order in which their things are offered."""

    def __init__(self) -> None:
        self._shelves: dict[str, Shelf] = {}

    @property
    def shelves(self) -> Mapping[str, Shelf]:
        """The shelves by their keys."""
        return self._shelves

    def put(self, key: str, shelf: Shelf) -> None:
        """Put a shelf where it is or, when it is new, behind the others."""
        self._shelves[key] = shelf

    def drop(self, key: str) -> None:
        """Take a shelf away."""
        self._shelves.pop(key, None)

    def find(self, typed: str, most: int = 12) -> list[Hit]:
        """Return what fits, shelf by shelf: the shelf with the best fit first.

        No shelf crowds out the others: each gives its best before any gives its second.
        """
        found = {key: shelf.find(typed, most) for key, shelf in self._shelves.items()}
        ranked = sorted((key for key in found if found[key]), key=lambda key: found[key][0][0])
        given = dict.fromkeys(ranked, 0)
        room = most
        while room and any(given[key] < len(found[key]) for key in ranked):
            for key in ranked:
                if room and given[key] < len(found[key]):
                    given[key] += 1
                    room -= 1
        return [Hit(key, entry, fit) for key in ranked for fit, entry in found[key][: given[key]]]


def fold_words(text: str) -> bytes:
    """Return the words of a text for matching: small letters and digits, one space between."""
    return _folded(text.lower().replace("\n", " ")).strip()


def _folded(text: str) -> bytes:
    """Fold whole lines at once; what is neither a Latin letter nor a digit parts words."""
    plain = _SIGNS.sub(" ", text).replace("đ", "d")
    # NFD parts a letter from its marks, and ASCII leaves the marks behind.
    words = normalize("NFD", plain).encode("ascii", "ignore").translate(_WORDS)
    while b"  " in words:
        words = words.replace(b"  ", b" ")
    return words.replace(b"\n ", b"\n").replace(b" \n", b"\n")


def _starts(blob: Blob, end: Blob) -> "array[int]":
    """Return where each row begins: at the line end in front of it."""
    found = array("q")
    place = blob.find(end)
    while place >= 0:
        found.append(place)
        place = blob.find(end, place + 1)
    return found


def _rows(blob: Blob, starts: "array[int]", wanted: Blob) -> Iterator[int]:
    """Give each row that has the wanted letters once, in order."""
    place = blob.find(wanted)
    while place >= 0:
        row = bisect_right(starts, place) - 1
        yield row
        if row + 1 >= len(starts):
            return
        place = blob.find(wanted, starts[row + 1])
