"""Two versions of one text: which words differ, and where a place of the old one went."""

import re
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_WORDS = re.compile(r"\s+|[^\s\w]|\w+")

Span = tuple[int, int]


def spans(before: str, after: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the stretches (code points, end excluded) of words that differ, in each text."""
    gone: list[Span] = []
    come: list[Span] = []
    left, right = _pieces(before), _pieces(after)
    for tag, low, high, start, end in _matched(left, right).get_opcodes():
        if tag == "equal":
            continue
        if high > low:
            gone.append((left[low][0], left[high - 1][1]))
        if end > start:
            come.append((right[start][0], right[end - 1][1]))
    return tuple(gone), tuple(come)


def follow(before: str, after: str) -> Callable[[int], int]:
    """Return a function that gives the place in ``after`` of a place in ``before``."""
    left, right = _pieces(before), _pieces(after)
    steps: list[tuple[int, int, int, int]] = []
    for _, low, high, start, end in _matched(left, right).get_opcodes():
        here = left[low][0] if low < len(left) else len(before)
        there = right[start][0] if start < len(right) else len(after)
        last = left[high - 1][1] if high > low else here
        upto = right[end - 1][1] if end > start else there
        steps.append((here, last, there, upto))

    def place(offset: int) -> int:
        for here, last, there, upto in steps:
            if here <= offset < last:
                return min(there + offset - here, upto)
        return len(after)

    return place


def is_minor(before: str, after: str) -> bool:
    """Tell whether only spaces differ, or where a tone mark stands ("hòa", "hoà")."""
    return _bare(before) == _bare(after)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    return [(found.start(), found.end(), found[0]) for found in _WORDS.finditer(text)]


def _matched(
    left: list[tuple[int, int, str]], right: list[tuple[int, int, str]]
) -> "SequenceMatcher[str]":
    return SequenceMatcher(
        None, [piece[2] for piece in left], [piece[2] for piece in right], autojunk=False
    )


def _bare(text: str) -> list[tuple[str, str]]:
    words = []
    for word in text.split():
        marks = unicodedata.normalize("NFD", word)
        letters = "".join(mark for mark in marks if mark not in _TONES)
        tones = "".join(mark for mark in marks if mark in _TONES)
        words.append((unicodedata.normalize("NFC", letters), tones))
    return words
