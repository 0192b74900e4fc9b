"""The rows of the task grid: blocks and groups across, tasks between them."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from uuid import UUID

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.plan import Plan, Section, SectionKind, Task
from desktop.domain.problems import Grade, Problem
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.wording import finding, remedy

COLUMNS = (
    Column("label", "STT", 48, right=True, most=2_000, names=("TT", "Số TT")),
    Column(
        "content",
        "Nhiệm vụ và giải pháp thực hiện",
        names=(
            "Nhiệm vụ",
            "Nhiệm vụ, giải pháp",
            "Nội dung",
            "Nội dung nhiệm vụ",
            "Nội dung thực hiện",
            "Nội dung công việc",
        ),
    ),
    Column(
        "lead",
        "Chủ trì",
        176,
        names=(
            "Cơ quan thực hiện",
            "Đơn vị thực hiện",
            "Bộ phận thực hiện",
            "Cơ quan chủ trì",
            "Đơn vị chủ trì",
            "Bộ phận chủ trì",
        ),
    ),
    Column(
        "coordinate",
        "Phối hợp",
        144,
        names=("Cơ quan phối hợp", "Đơn vị phối hợp", "Bộ phận phối hợp"),
    ),
    Column(
        "timing",
        "Thời gian thực hiện",
        168,
        names=("Thời gian", "Thời hạn", "Thời gian hoàn thành", "Tiến độ thực hiện"),
    ),
    Column(
        "deliverable",
        "Kết quả/sản phẩm",
        176,
        names=("Kết quả", "Sản phẩm", "Kết quả, sản phẩm dự kiến", "Sản phẩm đầu ra"),
    ),
)
PROPOSED = "Đặt sẵn theo phần lớn nhiệm vụ của kế hoạch; gõ đè để đổi."
_FULL = Decimal(100)
_FIELDS = tuple(column.key for column in COLUMNS)


def column_of(problem: Problem) -> str:
    """Return the column that a problem of a task is about."""
    return problem.field if problem.field in _FIELDS else "content"


class TaskRows:
    """The grid of a plan in printed order; rows whose task did not change are made only once."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._facts: tuple[object, ...] = ()
        self._rows: list[Row] = []
        self._found: dict[tuple[UUID, str], Problem] = {}
        self._made: dict[UUID, tuple[Task, tuple[object, ...], Row]] = {}

    def rows(
        self,
        plan: Plan,
        problems: Sequence[Problem],
        proposed: Mapping[UUID, Collection[str]] = MappingProxyType({}),
        *,
        frozen: bool,
    ) -> list[Row]:
        """Return the rows of a plan; ``proposed`` cells were filled for the clerk."""
        facts = (tuple(problems), {key: set(keys) for key, keys in proposed.items()}, frozen)
        changed = self._changed(plan) if facts == self._facts else None
        self._facts = facts
        if changed is None:
            self._found = {
                (one.subject_id, column_of(one)): one
                for one in reversed(problems)
                if one.subject_id is not None
            }
        made = {
            task.id: self._task(task, proposed.get(task.id, ()), frozen=frozen)
            for task in (plan.tasks if changed is None else changed)
        }
        if changed is None:
            self._rows = _arranged(plan, made)
        elif changed:
            self._rows = [made.get(row.id, row) for row in self._rows]
        self._plan = plan
        return self._rows

    def _changed(self, plan: Plan) -> list[Task] | None:
        """Return the tasks with other words than before, or None when the plan was rebuilt."""
        old = self._plan
        if old is None or plan.sections != old.sections or len(plan.tasks) != len(old.tasks):
            return None
        pairs = [
            (new, known)
            for new, known in zip(plan.tasks, old.tasks, strict=True)
            if new is not known and new != known
        ]
        moved = any(
            (new.id, new.section_id, new.position, new.component_ids)
            != (known.id, known.section_id, known.position, known.component_ids)
            for new, known in pairs
        )
        return None if moved else [new for new, _ in pairs]

    def _task(self, task: Task, proposed: Collection[str], *, frozen: bool) -> Row:
        marks = tuple(self._found.get((task.id, key)) for key in _FIELDS)
        facts = (marks, frozenset(proposed), frozen)
        known = self._made.get(task.id)
        if known is not None and known[0] == task and known[1] == facts:
            return known[2]
        made = _task(task, self._found, proposed, frozen=frozen)
        self._made[task.id] = (task, facts, made)
        return made


def _arranged(plan: Plan, made: Mapping[UUID, Row]) -> list[Row]:
    outline = Outline(plan)
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
            rows.append(made[item.id])
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


def _task(
    task: Task,
    found: dict[tuple[UUID, str], Problem],
    proposed: Collection[str],
    *,
    frozen: bool,
) -> Row:
    texts = {
        "label": task.label,
        "content": task.content,
        "lead": lead_names(task),
        "coordinate": coordinator_names(task),
        "timing": task.timing_text,
        "deliverable": task.deliverable_text,
    }
    cells = {
        key: _cell(text, found.get((task.id, key)), frozen=frozen) for key, text in texts.items()
    }
    for key in proposed:
        cells[key] = cells[key]._replace(icon="copy", tone="ink3", tip=f"{texts[key]}\n{PROPOSED}")
    return Row(task.id, tuple(cells.values()))


def _cell(text: str, problem: Problem | None, *, frozen: bool) -> Cell:
    look = Look.READ_ONLY if frozen else Look.INPUT
    if problem is None:
        return Cell(text, look)
    tip = f"{finding(problem)} {remedy(problem)}"
    if not frozen:
        look = {Grade.MUST_FIX: Look.ERROR, Grade.EXPLAIN: Look.DOUBTFUL}.get(problem.grade, look)
    return Cell(text, look, tip=f"{text}\n{tip}" if text else tip)
