"""Keeping the emphasis of a text while the text is edited."""

from itertools import takewhile

from desktop.domain.plan import Emphasis


def moved_emphasis(emphasis: tuple[Emphasis, ...], old: str, new: str) -> tuple[Emphasis, ...]:
    """Return the emphasis of ``old`` as it stands in ``new``.

    What lies before or after the edited stretch keeps its letters; what the edit touched grows
    or shrinks with it, and goes when nothing of it is left.
    """
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    shift = len(new) - len(old)
    edited_end = len(old) - tail

    def moved(place: int) -> int:
        if place <= head:
            return place
        return place + shift if place >= edited_end else head

    kept = (Emphasis(start=moved(one.start), end=moved(one.end), kind=one.kind) for one in emphasis)
    return tuple(one for one in kept if one.start < one.end)


def _alike(one: str, other: str) -> int:
    """Return how many letters two texts have in common from their beginning."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in pairs)
