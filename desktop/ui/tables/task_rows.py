"""The rows of the task grid: blocks and groups across, tasks between them."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Section, SectionKind, Task
from desktop.domain.problems import Grade, Problem
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.wording import finding, remedy

COLUMNS = (
    Column("label", "STT", 48, right=True),
    Column("content", "Nhiệm vụ và giải pháp thực hiện"),
    Column("lead", "Chủ trì", 176),
    Column("coordinate", "Phối hợp", 144),
    Column("timing", "Thời gian thực hiện", 168),
    Column("deliverable", "Kết quả/sản phẩm", 176),
)
_FULL = Decimal(100)
_PLACES = {"Chủ trì": "lead", "Phối hợp": "coordinate", "Nhiệm vụ": "content"}


def column_of(problem: Problem) -> str:
    """Return the column that a problem of a task is about."""
    return _PLACES.get(problem.place.rpartition(" · ")[2], "content")


def task_rows(plan: Plan, problems: Sequence[Problem], *, frozen: bool) -> list[Row]:
    """Return the grid of a plan in printed order."""
    outline = Outline(plan)
    found: dict[tuple[UUID, str], Problem] = {}
    for problem in reversed(problems):
        if problem.subject_id is not None:
            found[problem.subject_id, column_of(problem)] = problem
    rows: list[Row] = []
    above: UUID | None = None
    for _, item in outline.walk():
        if isinstance(item, Section) and item.kind is SectionKind.BLOCK:
            rows.append(_block(outline, item))
        elif isinstance(item, Section) and item.kind is SectionKind.GROUP:
            rows.append(_group(outline, item))
            above = item.id
        elif isinstance(item, Task):
            group = outline.group_of(item)
            if group.id != above:
                rows.append(_group(outline, group))
                above = group.id
            rows.append(_task(item, found, frozen=frozen))
    return rows


def _block(outline: Outline, section: Section) -> Row:
    groups = [item for _, item in outline.walk(section.id) if _is_group(item)]
    tasks = sum(isinstance(item, Task) for _, item in outline.walk(section.id))
    return Row(
        section.id,
        (Cell(section.text, Look.BLOCK),),
        note=_total([group.weight for group in groups if isinstance(group, Section)]),
        detail=f"{len(groups)} chỉ số thành phần · {tasks} nhiệm vụ",
        label=section.label.strip(". "),
    )


def _is_group(item: object) -> bool:
    return isinstance(item, Section) and item.kind is SectionKind.GROUP


def _total(weights: Sequence[Decimal | None]) -> str:
    known = [weight for weight in weights if weight is not None]
    if not known:
        return ""
    total = sum(known, Decimal(0))
    if total == _FULL:
        return "Tổng trọng số 100%"
    side = "thiếu" if total < _FULL else "thừa"
    return f"✕ Tổng trọng số {format_number(total)}%, {side} {format_number(abs(_FULL - total))}%"


def _group(outline: Outline, section: Section) -> Row:
    tasks = sum(isinstance(item, Task) for _, item in outline.walk(section.id))
    weight = "" if section.weight is None else f"Trọng số {format_number(section.weight)}%"
    # The weight stands at the right end; the literal text of the paper says it once more.
    text = section.text.partition("(Trọng số")[0] if weight else section.text
    return Row(
        section.id,
        (Cell(" ".join(text.split()).rstrip(" :"), Look.GROUP),),
        note=weight,
        detail=f"{tasks} nhiệm vụ" if tasks else "chưa có nhiệm vụ, F5 để thêm",
        label=section.label.strip(". "),
    )


def _task(task: Task, found: dict[tuple[UUID, str], Problem], *, frozen: bool) -> Row:
    texts = {
        "label": task.label,
        "content": task.content,
        "lead": lead_names(task),
        "coordinate": coordinator_names(task),
        "timing": task.timing_text,
        "deliverable": task.deliverable_text,
    }
    return Row(
        task.id,
        tuple(_cell(text, found.get((task.id, key)), frozen=frozen) for key, text in texts.items()),
    )


def _cell(text: str, problem: Problem | None, *, frozen: bool) -> Cell:
    look = Look.READ_ONLY if frozen else Look.INPUT
    if problem is None:
        return Cell(text, look)
    tip = f"{finding(problem)} {remedy(problem)}"
    if not frozen:
        look = {Grade.MUST_FIX: Look.ERROR, Grade.EXPLAIN: Look.DOUBTFUL}.get(problem.grade, look)
    return Cell(text, look, tip=f"{text}\n{tip}" if text else tip)
