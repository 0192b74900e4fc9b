"""The rows of a plan's text: legal bases, opening, and the tree of its sections."""

from collections.abc import Iterator
from uuid import UUID, uuid5

from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Section, SectionKind, Target, Task
from desktop.ui.tables.cells import Cell, Column, Look, Row

COLUMNS = (
    Column("label", "Nhãn", 96),
    Column("text", "Nội dung"),
    Column("kind", "Loại", 120),
)
KINDS = {
    SectionKind.HEADING: "Đề mục",
    SectionKind.PARAGRAPH: "Đoạn văn",
    SectionKind.GROUP: "Nhóm chỉ số",
    SectionKind.BLOCK: "Khối chỉ số",
    SectionKind.TABLE: "Bảng nhiệm vụ",
}
_STEP = 14
_STRONG = {SectionKind.HEADING, SectionKind.GROUP, SectionKind.BLOCK}


def basis_id(plan: Plan, place: int) -> UUID:
    """Return the row id of a legal basis: it has none of its own."""
    return uuid5(plan.id, f"basis/{place}")


def opening_id(plan: Plan, place: int) -> UUID:
    """Return the row id of an opening paragraph."""
    return uuid5(plan.id, f"opening/{place}")


def content_rows(plan: Plan, *, frozen: bool) -> list[Row]:
    """Return everything of a plan that is running text, in printed order."""
    typed = Look.READ_ONLY if frozen else Look.INPUT
    rows = [_across(plan, "bases", "Căn cứ ban hành", f"{len(plan.legal_bases)} căn cứ")]
    rows += [
        Row(
            basis_id(plan, place), (Cell("", Look.COMPUTED), Cell(one.text, typed), _kind("Căn cứ"))
        )
        for place, one in enumerate(plan.legal_bases)
    ]
    rows.append(_across(plan, "opening", "Mở đầu", ""))
    rows += [
        Row(opening_id(plan, place), (Cell("", Look.COMPUTED), Cell(text, typed), _kind("Mở đầu")))
        for place, text in enumerate(plan.opening)
    ]
    rows.append(_across(plan, "sections", "Nội dung", f"{len(plan.sections)} mục"))
    rows += section_rows(plan, None, frozen=frozen)
    return rows


def section_rows(plan: Plan, root: UUID | None, *, frozen: bool) -> list[Row]:
    """Return the sections under one (None: all), with tasks and targets as lines to read."""
    return list(_section_rows(Outline(plan), root, 0, frozen=frozen))


def _section_rows(
    outline: Outline, root: UUID | None, depth: int, *, frozen: bool
) -> Iterator[Row]:
    for item in outline.children(root):
        if isinstance(item, Section):
            yield _section(outline, item, depth, frozen=frozen)
            if item.kind is not SectionKind.TABLE:
                yield from _section_rows(outline, item.id, depth + 1, frozen=frozen)
        else:
            yield _leaf(item, depth)


def _section(outline: Outline, section: Section, depth: int, *, frozen: bool) -> Row:
    typed = Look.READ_ONLY if frozen else Look.INPUT
    indent = depth * _STEP
    if section.kind is SectionKind.TABLE:
        tasks = sum(isinstance(item, Task) for _, item in outline.walk(section.id))
        text = Cell(f"{tasks} nhiệm vụ: sửa ở trang Nhiệm vụ", Look.FAINT, indent=indent)
        return Row(section.id, (Cell(), text, _kind(KINDS[section.kind])))
    strong = section.kind in _STRONG
    return Row(
        section.id,
        (
            Cell(section.label, typed, indent=indent, strong=strong),
            Cell(section.text, typed, indent=indent, strong=strong),
            _kind(KINDS[section.kind]),
        ),
    )


def _leaf(item: Task | Target, depth: int) -> Row:
    words = "Nhiệm vụ" if isinstance(item, Task) else "Chỉ tiêu"
    text = item.content if isinstance(item, Task) else item.text
    indent = depth * _STEP
    return Row(
        item.id,
        (
            Cell(item.label, Look.FAINT, indent=indent),
            Cell(text, Look.FAINT, indent=indent),
            _kind(words),
        ),
    )


def _across(plan: Plan, key: str, text: str, detail: str) -> Row:
    return Row(uuid5(plan.id, key), (Cell(text, Look.GROUP),), detail=detail)


def _kind(words: str) -> Cell:
    return Cell(words, Look.FAINT)
