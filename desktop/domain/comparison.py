"""What a revision of a plan changed: every difference that a reader of the two papers could see.

Sections, tasks, targets and rules keep their ids from revision to revision, so a moved task is
told as moved, not as taken out and put in. Whatever has no id (bases, recipients) is matched by
its order and its words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.compared_fields import (
    DECISION,
    HEAD,
    PLAN,
    RULE,
    SECTION,
    TARGET,
    TASK,
    Fields,
    told,
)
from desktop.domain.framework import Framework
from desktop.domain.outline import Item, Outline
from desktop.domain.plan import (
    Decision,
    Head,
    Plan,
    PlanStatus,
    ReportingRule,
    Section,
    Target,
    Task,
)
from desktop.domain.record import Record

_LONGEST_NAME = 60
_WORD = re.compile(r"\s+|\S+")


class ChangeKind(StrEnum):
    """What happened to a passage."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Change(Record, frozen=True, kw_only=True):
    """One difference; ``before`` or ``after`` is empty where there was nothing."""

    kind: ChangeKind
    place: str
    """Where, in the clerk's words: "Nhiệm vụ III.5"."""
    field: str
    """What of it: "Nội dung", "Thời gian thực hiện"."""
    before: str = ""
    after: str = ""
    subject_id: UUID | None = None


class Word(Record, frozen=True, kw_only=True):
    """A stretch of words, and whether the other side does not have it."""

    text: str
    differs: bool = False


Names = Mapping[UUID, str]
"""Names of components and frameworks, which a plan knows by their ids."""


def names_in(frameworks: Iterable[Framework]) -> Names:
    """Return the names of index sets and of their components."""
    held = tuple(frameworks)
    return {one.id: one.name for one in held} | {
        part.id: part.name for one in held for part in one.components
    }


def compare_plans(old: Plan, new: Plan, names: Names | None = None) -> tuple[Change, ...]:
    """Return what ``new`` changed against ``old``, in the order of the new paper."""
    known: Names = names or {}
    if new.status is PlanStatus.DRAFT:
        new = _stamped(old, new)
    return (
        *_fields("Thông tin chung", HEAD, old.head, new.head, known),
        *_plan_fields(old, new, known),
        *_decision(old.decision, new.decision, known),
        *_lists(old, new),
        *_items(Outline(old), Outline(new), known),
        *_rules(old, new, known),
        *_endings(old, new),
    )


def _stamped(old: Plan, new: Plan) -> Plan:
    """Return a draft with the old number and day where its own are blank: they are yet to come."""
    new = replace(new, head=_stamp(old.head, new.head))
    if old.decision is None or new.decision is None:
        return new
    head = _stamp(old.decision.head, new.decision.head)
    return replace(new, decision=replace(new.decision, head=head))


def _stamp(old: Head, new: Head) -> Head:
    if new.number or new.day is not None:
        return new
    return replace(new, number=old.number, day=old.day, month=old.month, year=old.year)


def word_differences(before: str, after: str) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Return both texts parted into words that the two share and words that differ."""
    left, right = _WORD.findall(before), _WORD.findall(after)
    # A space that both sides have says nothing about what stands beside it.
    matcher = SequenceMatcher(str.isspace, left, right, autojunk=False)
    olds: list[Word] = []
    news: list[Word] = []
    for tag, low, high, start, end in matcher.get_opcodes():
        if high > low:
            olds.append(Word(text="".join(left[low:high]), differs=tag != "equal"))
        if end > start:
            news.append(Word(text="".join(right[start:end]), differs=tag != "equal"))
    return tuple(olds), tuple(news)


def _fields(place: str, fields: Fields, old: Record, new: Record, names: Names) -> Iterator[Change]:
    for field, word in fields.items():
        before, after = (told(getattr(record, field), names) for record in (old, new))
        if before != after:
            yield _change(place, word, before, after, getattr(new, "id", None))


def _plan_fields(old: Plan, new: Plan, names: Names) -> Iterator[Change]:
    for change in _fields("Thông tin chung", PLAN, old, new, names):
        # The plan is the whole paper: there is no place in it to jump to.
        yield replace(change, subject_id=None)


def _change(
    place: str, field: str, before: str, after: str, subject_id: UUID | None = None
) -> Change:
    kind = ChangeKind.CHANGED
    if not before:
        kind = ChangeKind.ADDED
    elif not after:
        kind = ChangeKind.REMOVED
    return Change(
        kind=kind, place=place, field=field, before=before, after=after, subject_id=subject_id
    )


def _decision(old: Decision | None, new: Decision | None, names: Names) -> Iterator[Change]:
    place = "Quyết định ban hành"
    before, after = old or Decision(), new or Decision()
    if (old is None) != (new is None):
        told_old, told_new = ("" if one is None else "Có Quyết định kèm theo" for one in (old, new))
        yield _change(place, "Hình thức ban hành", told_old, told_new)
    yield from _fields(place, HEAD, before.head, after.head, names)
    yield from _fields(place, DECISION, before, after, names)
    yield from _fields(place, {"lines": "Chức vụ người ký"}, before.signer, after.signer, names)
    yield from _fields(place, {"name": "Họ tên người ký"}, before.signer, after.signer, names)


def _lists(old: Plan, new: Plan) -> Iterator[Change]:
    yield from _lines("Căn cứ", _told_all(old.legal_bases), _told_all(new.legal_bases))
    yield from _lines("Phần mở đầu", old.opening, new.opening)


def _endings(old: Plan, new: Plan) -> Iterator[Change]:
    yield from _lines("Nơi nhận", _told_all(old.recipients), _told_all(new.recipients))
    yield from _fields("Người ký", {"lines": "Chức vụ"}, old.signer, new.signer, {})
    yield from _fields("Người ký", {"name": "Họ tên"}, old.signer, new.signer, {})


def _told_all(values: Sequence[object]) -> tuple[str, ...]:
    """Return each of some values as it is told."""
    return tuple(told(value, {}) for value in values)


def _lines(place: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Match lines without identity by their order and their words."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(high - low, end - start)):
            old = before[low + step] if low + step < high else ""
            new = after[start + step] if start + step < end else ""
            number = start + step + 1 if new else low + step + 1
            yield _change(f"{place} {number}", "Nội dung", old, new)


def _items(old: Outline, new: Outline, names: Names) -> Iterator[Change]:
    """Compare the trees: what stands in both is compared, wherever it stands."""
    olds = {item.id: item for _, item in old.walk()}
    news = {item.id: item for _, item in new.walk()}
    matcher = SequenceMatcher(None, list(olds), list(news), autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        for item in list(olds.values())[low:high]:
            if item.id not in news:
                yield _whole(ChangeKind.REMOVED, old, item)
        for item in list(news.values())[start:end]:
            before = olds.get(item.id)
            if before is None:
                yield _whole(ChangeKind.ADDED, new, item)
                continue
            if tag != "equal" or _owner(before) != _owner(item):
                yield _moved(old, before, new, item)
            if before != item:
                yield from _fields(_place(new, item), _fields_of(item), before, item, names)


def _fields_of(item: Item) -> Fields:
    if isinstance(item, Task):
        return TASK
    return TARGET if isinstance(item, Target) else SECTION


def _owner(item: Item) -> UUID | None:
    return item.parent_id if isinstance(item, Section) else item.section_id


def _whole(kind: ChangeKind, outline: Outline, item: Item) -> Change:
    text = _text(item)
    return Change(
        kind=kind,
        place=_place(outline, item),
        field="Toàn bộ",
        before=text if kind is ChangeKind.REMOVED else "",
        after=text if kind is ChangeKind.ADDED else "",
        subject_id=item.id,
    )


def _moved(old: Outline, before: Item, new: Outline, after: Item) -> Change:
    return Change(
        kind=ChangeKind.MOVED,
        place=_place(new, after),
        field="Vị trí",
        before=_where(old, before),
        after=_where(new, after),
        subject_id=after.id,
    )


def _where(outline: Outline, item: Item) -> str:
    """Return where an item stands: under which heading, at which place."""
    owner = _owner(item)
    place = [sibling.id for sibling in outline.children(owner)].index(item.id) + 1
    above = outline.sections.get(owner) if owner is not None else None
    return f"{_name(above)}, thứ {place}" if above is not None else f"Phần chính, thứ {place}"


def _place(outline: Outline, item: Item) -> str:
    if isinstance(item, Task):
        return f"Nhiệm vụ {outline.code(item)}"
    if isinstance(item, Target):
        number = [target.id for target in outline.ordered_targets()].index(item.id) + 1
        return f"Chỉ tiêu {number}"
    return _name(item)


def _name(section: Section) -> str:
    text = " ".join(section.text.split())
    short = text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME].rsplit(' ', 1)[0]}…"
    return f"Mục {section.label} {short}".replace("  ", " ").strip()


def _text(item: Item) -> str:
    if isinstance(item, Task):
        cells = (item.actors_text, item.timing_text, item.deliverable_text, item.note)
        parts = (" ".join(filter(None, (item.label, item.lead_in, item.content))), *cells)
        return "\n".join(part for part in parts if part)
    if isinstance(item, Target):
        return " ".join(part for part in (item.label, item.lead_in, item.text) if part)
    return " ".join(part for part in (item.label, item.text) if part)


def _rules(old: Plan, new: Plan, names: Names) -> Iterator[Change]:
    olds = {rule.id: rule for rule in old.rules}
    news = {rule.id: rule for rule in new.rules}
    for rule in (*new.rules, *(rule for rule in old.rules if rule.id not in news)):
        place = f"Chế độ báo cáo {(new.rules if rule.id in news else old.rules).index(rule) + 1}"
        before = olds.get(rule.id, ReportingRule(id=rule.id, frequency=rule.frequency))
        after = news.get(rule.id, ReportingRule(id=rule.id, frequency=rule.frequency))
        if rule.id in olds and rule.id in news:
            yield from _fields(place, RULE, before, after, names)
        else:
            texts = (_rule_text(olds.get(rule.id)), _rule_text(news.get(rule.id)))
            yield _change(place, "Toàn bộ", *texts, rule.id)


def _rule_text(rule: ReportingRule | None) -> str:
    if rule is None:
        return ""
    parts = (told(rule.frequency, {}), rule.reporter, rule.receiver, rule.via, rule.phrase)
    return "; ".join(part for part in parts if part)
