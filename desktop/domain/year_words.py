"""Years in the free text of a plan: which ones probably move when the plan is made anew.

A year is only ever proposed; a clerk decides. What belongs to a cited document (its number, its
day, the year of a law) or to a span of years ("giai đoạn 2021-2025") is never proposed.
"""

import re
from collections.abc import Callable, Collection, Iterator

from msgspec.structs import replace

from desktop.domain.outline import Item, Outline
from desktop.domain.plan import Decision, Head, LegalBasis, Plan, Section, Target
from desktop.domain.record import Record

Turn = Callable[[str, str], str]
"""Is given where a text stands and the text; returns what shall stand there."""
Key = tuple[int, int]
"""A text by its number in the walk, and the place of a year in it."""

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
_SPAN = re.compile(r"\d{4}\s*[-–—]\s*\d{4}")
_NUMBERED = re.compile(
    r"\d+\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][\wĐđ]*\s*[-–]\s*[A-ZĐ][\wĐđ]*"
    r"(?:[^.;\d]{0,20}ngày\s*\d{1,2}\s*(?:/\s*\d{1,2}\s*/|tháng\s*\d{1,2}\s*năm)\s*\d{4})?"
)
"""Số, ký hiệu of a document, with its day: "02/NQ-CP ngày 05/01/2024", "55/2019/NĐ-CP"."""
_LAW = re.compile(
    r"(?:Luật|luật|Pháp lệnh|Hiến pháp)\b[^.;,]{0,80}?"
    r"(?:ngày\s*\d{1,2}\s*(?:/\s*\d{1,2}\s*/|tháng\s*\d{1,2}\s*năm)\s*|năm\s*)\d{4}"
)
_END_OF_SENTENCE = re.compile(r"[.;]\s|\n|$")
_AROUND = 44
"""Letters shown at each side of a year."""


class YearProposal(Record, frozen=True, kw_only=True):
    """One year in one text, and what it would become."""

    key: Key
    place: str
    """Where, in the clerk's words."""
    before: str
    """The words to the left of the year."""
    year: int
    becomes: int
    after: str
    """The words to the right of it."""
    sure: bool
    """Whether it is the plan's own year and no document is cited before it."""


def year_proposals(plan: Plan, year: int) -> tuple[YearProposal, ...]:
    """Return the years of a plan's texts that may move when it becomes the plan of ``year``."""
    found: list[YearProposal] = []
    number = 0

    def look(place: str, text: str) -> str:
        nonlocal number
        for match, own in _years(text, plan.year, cited=place.startswith("Căn cứ")):
            start, end = match.span()
            old = int(match.group())
            found.append(
                YearProposal(
                    key=(number, start),
                    place=place,
                    before=_tail(text[:start]),
                    year=old,
                    becomes=old + year - plan.year,
                    after=_head(text[end:]),
                    sure=own,
                )
            )
        number += 1
        return text

    with_texts(plan, look)
    return tuple(found)


def with_years_moved(plan: Plan, year: int, taken: Collection[Key]) -> Plan:
    """Return the plan with the proposals of these keys accepted; all other text is as it was."""
    number = 0
    wanted = set(taken)

    def move(_place: str, text: str) -> str:
        nonlocal number
        for match in reversed(list(_YEAR.finditer(text))):
            if (number, match.start()) in wanted:
                moved = str(int(match.group()) + year - plan.year)
                text = text[: match.start()] + moved + text[match.end() :]
        number += 1
        return text

    return with_texts(plan, move)


def with_texts(plan: Plan, turn: Turn) -> Plan:
    """Return the plan with every free text turned, always walked in the same order."""
    head = _titled(plan.head, "Trích yếu", turn)
    bases = _bases(plan.legal_bases, turn)
    opening = tuple(turn("Phần mở đầu", text) for text in plan.opening)
    outline = Outline(plan)
    moved = {item.id: _item(outline, item, turn) for _, item in outline.walk()}
    every: tuple[Item, ...] = (*plan.sections, *plan.tasks, *plan.targets)
    rest = [one for one in every if one.id not in moved]
    moved |= {one.id: _item(outline, one, turn) for one in rest}
    return replace(
        plan,
        head=head,
        legal_bases=bases,
        opening=opening,
        sections=tuple(moved[one.id] for one in plan.sections),
        tasks=tuple(moved[one.id] for one in plan.tasks),
        targets=tuple(moved[one.id] for one in plan.targets),
        rules=tuple(replace(one, phrase=turn("Chế độ báo cáo", one.phrase)) for one in plan.rules),
        decision=None if plan.decision is None else _decided(plan.decision, turn),
    )


def _item(outline: Outline, item: Item, turn: Turn) -> Item:
    if isinstance(item, Section):
        place = f"Mục {item.label}" if any(map(str.isalnum, item.label)) else "Lời văn"
        return replace(item, text=turn(place, item.text))
    if isinstance(item, Target):
        place = "Chỉ tiêu"
        return replace(item, lead_in=turn(place, item.lead_in), text=turn(place, item.text))
    place = f"Nhiệm vụ {outline.code(item)}"
    return replace(
        item,
        lead_in=turn(place, item.lead_in),
        content=turn(place, item.content),
        timing_text=turn(f"{place} · Thời gian", item.timing_text),
        deliverable_text=turn(f"{place} · Sản phẩm", item.deliverable_text),
        note=turn(f"{place} · Ghi chú", item.note),
    )


def _bases(bases: tuple[LegalBasis, ...], turn: Turn) -> tuple[LegalBasis, ...]:
    return tuple(replace(one, text=turn("Căn cứ", one.text)) for one in bases)


def _titled(head: Head, place: str, turn: Turn) -> Head:
    return replace(head, title=tuple(turn(place, line) for line in head.title))


def _decided(decision: Decision, turn: Turn) -> Decision:
    return replace(
        decision,
        head=_titled(decision.head, "Quyết định · Trích yếu", turn),
        legal_bases=_bases(decision.legal_bases, turn),
        articles=tuple(turn("Quyết định", text) for text in decision.articles),
    )


def _years(text: str, year: int, *, cited: bool) -> Iterator[tuple[re.Match[str], bool]]:
    """Give the years near the plan's own that belong to no cited document, and whether for sure."""
    numbered = [match.span() for match in _NUMBERED.finditer(text)]
    closed = [
        *numbered,
        *(match.span() for match in _LAW.finditer(text)),
        *(match.span() for match in _SPAN.finditer(text)),
    ]
    doubtful = [
        (end, found.end() if (found := _END_OF_SENTENCE.search(text, end)) else len(text))
        for _, end in numbered
    ]
    for match in _YEAR.finditer(text):
        place, found_year = match.start(), int(match.group())
        if abs(found_year - year) > 1 or any(low <= place < high for low, high in closed):
            continue
        about_another = any(low <= place < high for low, high in doubtful)
        yield match, found_year == year and not cited and not about_another


def _tail(text: str) -> str:
    line = " ".join(text.split())
    shown = line[-_AROUND:]
    if text[-1:].isspace():
        shown += " "
    return f"…{shown}" if len(line) > _AROUND else shown


def _head(text: str) -> str:
    line = " ".join(text.split())
    shown = f" {line[:_AROUND]}" if text[:1].isspace() else line[:_AROUND]
    return f"{shown}…" if len(line) > _AROUND else shown
