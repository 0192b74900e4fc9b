"""The marks that end lines and texts on paper: ";" between entries of a list, "." and "./.".

A text is kept as it was typed; its marks are merged with those that the paper asks for only when
it is printed, so that nothing ends in ";;" or in nothing (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from collections.abc import Sequence
from uuid import UUID

from desktop.domain.outline import Item
from desktop.domain.plain import task_facts
from desktop.domain.plan import LegalBasis, Section, SectionKind, Task

END = "./."
"""Ends a text, and every phụ lục."""

_MERGED = " ;.,"
_HALF = "./"
_FINAL = (".", ";", ":", ",", "!", "?", "…")


def listed(texts: Sequence[str], last: str = ".") -> tuple[str, ...]:
    """Return entries of a list, each with ";" and the last with its own mark."""
    bare = [text.strip().rstrip(_MERGED) for text in texts]
    marks = [*(";" for _ in bare[1:]), last]
    return tuple(
        text if text.endswith(":") else text + mark for text, mark in zip(bare, marks, strict=False)
    )


def printed_bases(bases: Sequence[LegalBasis]) -> tuple[str, ...]:
    """Return căn cứ as a paper prints them, one for each; "" for one that says nothing.

    The last ends in "." or, where the source goes on after it with a comma, in ",".
    """
    texts = [basis.text.strip() for basis in bases]
    said = [place for place, text in enumerate(texts) if text.rstrip(_MERGED)]
    if not said:
        return tuple("" for _ in bases)
    final = f"{texts[said[-1]]}{bases[said[-1]].mark}".rstrip()
    marked = listed([texts[place] for place in said], "," if final.endswith(",") else ".")
    by_place = dict(zip(said, marked, strict=True))
    return tuple(by_place.get(place, "") for place in range(len(texts)))


def same_but_mark(printed: str, found: str) -> bool:
    """Say whether a căn cứ that came back would be printed as it was: its mark is the paper's."""
    return printed.rstrip(_MERGED) == found.rstrip(_MERGED) and not found.endswith(",")


def lacking_marks(items: Sequence[Item]) -> dict[UUID, str]:
    """Return the mark to print after each target and task that was typed without one.

    Clerks type these into cells, where nobody thinks of a full stop. ``items`` are the siblings of
    one section. Words with a lead-in ("Chỉ tiêu:") were written as prose and stay as they are.
    """
    stops = any(_is_line(item) and _text(item).endswith(".") for item in items)
    marks = {}
    for place, item in enumerate(items):
        text = _text(item)
        if isinstance(item, Section) or item.lead_in or not text or text.endswith(_FINAL):
            continue
        if isinstance(item, Task) and task_facts(item):
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        goes_on = item.label and following is not None and _is_line(following)
        marks[item.id] = ";" if goes_on and not stops else "."
    return marks


def ended(text: str) -> str:
    """Return the last words of a text with "./." after them, once."""
    bare = text.rstrip()
    if bare.endswith(END):
        return bare
    return bare.removesuffix(_HALF).rstrip(_MERGED) + END


def _is_line(item: Item) -> bool:
    """Say whether an item is a line of a list, not a heading or a table."""
    return bool(item.label) and not (
        isinstance(item, Section) and item.kind is not SectionKind.PARAGRAPH
    )


def _text(item: Item) -> str:
    return (item.content if isinstance(item, Task) else item.text).rstrip()
