"""Keeping the emphasis of a text while the text is edited."""

from os.path import commonprefix

from desktop.domain.plan import Emphasis


def moved_emphasis(emphasis: tuple[Emphasis, ...], old: str, new: str) -> tuple[Emphasis, ...]:
    """Return the emphasis of ``old`` as it stands in ``new``.

    What lies before or after the edited stretch keeps its letters; what the edit touched grows
    or shrinks with it, and goes when nothing of it is left.
    """
    head = len(commonprefix([old, new]))
    tail = len(commonprefix([old[head:][::-1], new[head:][::-1]]))
    shift = len(new) - len(old)
    edited_end = len(old) - tail

    def moved(place: int) -> int:
        if place <= head:
            return place
        return place + shift if place >= edited_end else head

    kept = (Emphasis(start=moved(one.start), end=moved(one.end), kind=one.kind) for one in emphasis)
    return tuple(one for one in kept if one.start < one.end)
