"""Which found line is which printed line: by bookmark first, then by likeness in the same place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from desktop.domain.text import fold
from desktop.domain.word_lines import FoundLine, PrintedLine
from desktop.domain.word_source import FIXED, Mark, Source, digest

LIKE = 0.55
"""Share of common words from which a retyped line is the same line changed, not a new one."""

_MOST_PAIRS = 20_000
"""Above so many comparisons in one stretch, lines are paired in their order."""


def align(printed: Sequence[PrintedLine], found: Sequence[FoundLine]) -> list[int | None]:
    """Return for each found line the place of its printed line, None for an added one."""
    pairs = _by_mark(printed, found)
    taken = {place for place in pairs if place is not None}
    left = [
        ("m", place) if place in taken else (line.row, fold(line.text))
        for place, line in enumerate(printed)
    ]
    right = [
        ("m", pairs[place]) if pairs[place] is not None else (line.row, fold(line.text))
        for place, line in enumerate(found)
    ]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            for place, other in zip(range(low, high), range(start, end), strict=True):
                pairs[other] = place
            continue
        ours = [place for place in range(low, high) if place not in taken]
        theirs = [place for place in range(start, end) if pairs[place] is None]
        for place, other in _alike(printed, found, ours, theirs):
            pairs[other] = place
    return pairs


def _by_mark(printed: Sequence[PrintedLine], found: Sequence[FoundLine]) -> list[int | None]:
    places = {line.source: place for place, line in enumerate(printed) if line.source != FIXED}
    told: dict[tuple[Source, str], int] = {}
    for source, place in places.items():
        told.setdefault((_list(source), digest(printed[place].text)), place)
    taken: set[int] = set()
    pairs: list[int | None] = []
    for line in found:
        fitting = (_place(mark, places, told, printed) for mark in line.marks)
        own = next(
            (
                place
                for place in fitting
                if place is not None and place not in taken and printed[place].row == line.row
            ),
            None,
        )
        if own is not None:
            taken.add(own)
        pairs.append(own)
    return pairs


def _place(
    mark: Mark,
    places: dict[Source, int],
    told: dict[tuple[Source, str], int],
    printed: Sequence[PrintedLine],
) -> int | None:
    """Return the printed line of a bookmark; a line counted in a list may have moved there."""
    place = places.get(mark.source)
    if place is not None and digest(printed[place].text) == mark.digest:
        return place
    moved = told.get((_list(mark.source), mark.digest))
    return moved if moved is not None else place


def _list(source: Source) -> Source:
    return Source(kind=source.kind, id=source.id, field=source.field)


def _alike(
    printed: Sequence[PrintedLine],
    found: Sequence[FoundLine],
    ours: Sequence[int],
    theirs: Sequence[int],
) -> Iterator[tuple[int, int]]:
    """Yield pairs of lines that are likely one line before and after, in one stretch."""
    in_order = len(ours) * len(theirs) > _MOST_PAIRS
    for step, other in enumerate(theirs):
        nearest = ours[step : step + 1] if in_order else ours
        rated = [
            (likeness(printed[place].text, found[other].text), -place)
            for place in nearest
            if printed[place].row == found[other].row
        ]
        best = max(rated, default=(0.0, 0))
        if best[0] >= LIKE:
            yield -best[1], other
            if not in_order:
                ours = [place for place in ours if place != -best[1]]


def likeness(one: str, other: str) -> float:
    """Return the share of words that two texts have in common, in their order (0 to 1)."""
    left, right = fold(one).split(), fold(other).split()
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE else 0.0


def moved(pairs: Sequence[int | None]) -> list[int]:
    """Return found lines that stand elsewhere than before: those outside the longest order."""
    places = [(other, place) for other, place in enumerate(pairs) if place is not None]
    tails: list[int] = []
    ends: list[int] = []
    previous: dict[int, int] = {}
    for step, (_, place) in enumerate(places):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            if places[tails[middle]][1] < place:
                low = middle + 1
            else:
                high = middle
        previous[step] = tails[low - 1] if low else -1
        tails[low:] = [step, *tails[low + 1 :]]
        ends = tails
    step = ends[-1] if ends else -1
    kept = set()
    while step >= 0:
        kept.add(step)
        step = previous[step]
    return [places[step][0] for step in range(len(places)) if step not in kept]
