"""Kiểm tra: what is wrong or doubtful in a plan and in the results of a period.

Checks are pure and return problems in the order of the paper. They never block saving.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple
from uuid import UUID

from desktop.domain.actors import is_known, names_of_units
from desktop.domain.claim_checks import (
    check_measured_totals,
    check_plan_claims,
    check_result_claims,
)
from desktop.domain.dates import parse_date
from desktop.domain.decision import PART_FIELDS, missing_parts
from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.labels import repeated_label
from desktop.domain.legacy import legacy_words
from desktop.domain.numbers import format_number, format_score
from desktop.domain.office import Unit
from desktop.domain.outline import Outline
from desktop.domain.period import Period, data_window, due_day, last_months
from desktop.domain.plan import Actor, Plan, Role, Section, SectionKind, Target, Task
from desktop.domain.problems import Grade, Problem
from desktop.domain.result import Measure, Quantity, Result, ResultStatus
from desktop.domain.scope_checks import check_scope
from desktop.domain.templates import OPEN
from desktop.domain.text import fold

_DATE_LIKE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_NEAR = 0.75
_WHOLE = Decimal(100)
_FULL = 100
_WORDS_SHOWN = 6
"""Words shown of a text that something is said about."""
_WORDS_BEFORE = 5
"""Words shown before a place that is still open."""


class _Text(NamedTuple):
    """A text of the plan, and where it stands."""

    place: str
    text: str
    subject_id: UUID | None
    field: str


def check_plan(
    plan: Plan, units: Sequence[Unit], frameworks: Sequence[Framework]
) -> tuple[Problem, ...]:
    """Return the problems of a plan."""
    outline = Outline(plan)
    return (
        *_check_head(plan),
        *_check_targets(outline, frameworks),
        *_check_labels(plan),
        *_check_weights(outline),
        *_check_tasks(outline, units),
        *_check_rules(plan),
        *_check_texts(outline),
        *_check_first_words(outline),
        *check_plan_claims(outline, frameworks),
        *check_scope(outline, frameworks),
    )


def check_results(
    plan: Plan,
    period: Period,
    results: dict[UUID, Result],
    measures: Sequence[Measure],
    frameworks: Sequence[Framework],
) -> tuple[Problem, ...]:
    """Return the problems of the results of one period."""
    outline = Outline(plan)
    found = [
        problem
        for task in outline.followed_tasks()
        for problem in _check_result(outline.code(task), task, results.get(task.id))
    ]
    return (
        *found,
        *_check_measures(period, measures, frameworks),
        *check_measured_totals(period.id, measures, frameworks),
    )


def _check_head(plan: Plan) -> Iterator[Problem]:
    head = "Thông tin chung"
    if not any(line.strip() for line in plan.head.title):
        yield _problem("plan.title_missing", Grade.MUST_FIX, f"{head} · Trích yếu", field="title")
    if not any(line.strip() for line in plan.head.name_lines):
        place = f"{head} · Tên cơ quan"
        yield _problem("plan.issuer_missing", Grade.MUST_FIX, place, field="name_lines")
    # Under a Quyết định the plan has no number and no signature of its own.
    if plan.decision is None:
        if not plan.head.symbol.strip():
            yield _problem(
                "plan.symbol_missing", Grade.MUST_FIX, f"{head} · Ký hiệu", field="symbol"
            )
        if not plan.signer.name.strip() or not plan.signer.lines:
            field = "signer" if plan.signer.lines else "signer_lines"
            yield _problem("plan.signer_missing", Grade.MUST_FIX, f"{head} · Người ký", field=field)
    elif lacking := missing_parts(plan.decision):
        yield _problem(
            "decision.incomplete",
            Grade.MUST_FIX,
            "Quyết định",
            field=PART_FIELDS[lacking[0]],
            missing=", ".join(lacking),
        )
    if not plan.tasks:
        yield _problem("plan.no_task", Grade.MUST_FIX, "Nhiệm vụ")


def _check_targets(outline: Outline, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    scales: dict[UUID | None, Decimal] = {
        component.id: component.scale
        for framework in frameworks
        for component in framework.components
    }
    scales |= {framework.id: framework.total_scale for framework in frameworks}
    for number, target in enumerate(outline.ordered_targets(), 1):
        place = f"Chỉ tiêu {number}"
        if target.stated_delta is not None and target.delta not in {None, target.stated_delta}:
            yield _delta_problem(target, place)
        scale = scales.get(target.component_id or target.framework_id)
        if scale is None or target.value is None or not target.in_points:
            continue
        if not 0 <= target.value <= scale:
            yield _problem(
                "target.scale",
                Grade.MUST_FIX,
                place,
                target.id,
                field="value",
                value=format_score(target.value),
                scale=format_number(scale),
            )


def _delta_problem(target: Target, place: str) -> Problem:
    return _problem(
        "target.delta",
        Grade.EXPLAIN,
        place,
        target.id,
        field="stated_delta",
        stated=format_score(target.stated_delta),
        computed=format_score(target.delta),
    )


def _check_labels(plan: Plan) -> Iterator[Problem]:
    blocks = [section for section in plan.sections if section.kind is SectionKind.BLOCK]
    labels = {section.label.strip(". ") for section in blocks}
    for block in blocks:
        label = block.label.strip(". ")
        if label == "B" and "A" not in labels:
            yield _problem("block.first_missing", Grade.NOTE, f"Khối {label}", block.id)


def _check_weights(outline: Outline) -> Iterator[Problem]:
    """Find weights of neighbouring groups that do not add up to 100."""
    for parent in (None, *outline.sections):
        groups = [
            item
            for item in outline.children(parent)
            if isinstance(item, Section) and item.weight is not None
        ]
        total = sum((group.weight for group in groups if group.weight is not None), Decimal(0))
        if groups and total != _WHOLE:
            yield _problem(
                "group.weights",
                Grade.EXPLAIN,
                f"Nhóm {groups[0].label} – {groups[-1].label}",
                groups[0].id,
                total=format_number(total),
            )


def _check_tasks(outline: Outline, units: Sequence[Unit]) -> Iterator[Problem]:
    known = names_of_units(units)
    for task in outline.ordered_tasks():
        code = outline.code(task)
        if not task.content.strip():
            yield _problem(
                "task.empty", Grade.MUST_FIX, f"{code} · Nhiệm vụ", task.id, field="content"
            )
        leads = [actor for actor in task.actors if actor.role in {Role.LEAD, Role.PERFORM}]
        place = f"{code} · Chủ trì"
        if not leads and task.component_ids:
            yield _problem("task.no_lead", Grade.EXPLAIN, place, task.id, field="lead")
        if len(leads) > 1:
            yield _problem("task.several_leads", Grade.NOTE, place, task.id, field="lead")
        for actor in leads:
            if actor.unit_id is None and not is_known(actor.name, known):
                yield _unknown_unit(actor, units, place, task)


def _unknown_unit(actor: Actor, units: Sequence[Unit], place: str, task: Task) -> Problem:
    near = nearest_unit(actor.name, units)
    code = "task.unknown_unit" if near is None else "task.unit_like"
    values = {"name": actor.name} | ({"near": near.name} if near is not None else {})
    return _problem(code, Grade.EXPLAIN, place, task.id, field="lead", **values)


def nearest_unit(name: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit that a name probably means ("Công xã an" is "Công an xã"), if any."""
    best, best_likeness = None, _NEAR
    wanted = fold(name)
    for unit in units:
        for candidate in (unit.name, *unit.aliases):
            folded = fold(candidate)
            likeness = SequenceMatcher(None, wanted, folded).ratio()
            if sorted(wanted.split()) == sorted(folded.split()):
                likeness = 1.0
            if likeness > best_likeness:
                best, best_likeness = unit, likeness
    return best


def _check_rules(plan: Plan) -> Iterator[Problem]:
    for number, rule in enumerate(plan.rules, 1):
        place = f"Chế độ báo cáo {number}"
        last_month = last_months(rule.frequency)[0]
        due = due_day(rule, plan.year, last_month)
        _, data_to = data_window(rule.frequency, plan.year, 1)
        if due is not None and due < data_to:
            yield _problem(
                "rule.before_window",
                Grade.NOTE,
                place,
                rule.id,
                field="due_day",
                due=f"{due:%d/%m/%Y}",
                data_to=f"{data_to:%d/%m/%Y}",
            )


def _check_texts(outline: Outline) -> Iterator[Problem]:
    """Find what is written dd/mm/yyyy and is no day of the calendar, and old encodings."""
    plan = outline.plan
    texts: list[_Text] = [
        *(
            _Text("Căn cứ", basis.text, None, f"legal_bases/{number}")
            for number, basis in enumerate(plan.legal_bases)
        ),
        *(
            _Text("Phần mở đầu", paragraph, None, f"opening/{number}")
            for number, paragraph in enumerate(plan.opening)
        ),
        *_body_texts(outline),
        *(_Text("Chế độ báo cáo", rule.phrase, rule.id, "phrase") for rule in plan.rules),
    ]
    for place, text, subject_id, field in texts:
        for written in _DATE_LIKE.findall(text):
            if _impossible(written):
                values = {"field": field, "found": written}
                yield _problem("text.date", Grade.MUST_FIX, place, subject_id, **values)
        if OPEN in text:
            values = {"field": field, "found": _around(text)}
            yield _problem("text.open", Grade.MUST_FIX, place, subject_id, **values)
        old = legacy_words(text)
        if old:
            values = {"field": field, "found": " ".join(old[:3])}
            yield _problem("text.legacy", Grade.EXPLAIN, place, subject_id, **values)


def _check_first_words(outline: Outline) -> Iterator[Problem]:
    """Tell texts that begin with their own label: on the paper it would stand there twice."""
    for _, item in outline.walk():
        task = isinstance(item, Task)
        text = item.content if isinstance(item, Task) else item.text
        lead_in = "" if isinstance(item, Section) else item.lead_in
        twice = "" if lead_in else repeated_label(item.label, text)
        if twice:
            yield _problem(
                "text.label_twice",
                Grade.EXPLAIN,
                outline.code(item) if isinstance(item, Task) else item.label,
                item.id,
                field="content" if task else "text",
                label=twice,
                found=_first_words(text),
            )


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")


def _around(text: str) -> str:
    """Return the words about the first place that a template left open."""
    line = next(line for line in text.split("\n") if OPEN in line)
    at = line.index(OPEN)
    before = line[:at].split()[-_WORDS_BEFORE:]
    return " ".join([*before, OPEN])


def _body_texts(outline: Outline) -> Iterator[_Text]:
    for _, item in outline.walk():
        if isinstance(item, Task):
            code = outline.code(item)
            yield _Text(code, item.content, item.id, "content")
            yield _Text(f"{code} · Thời gian", item.timing_text, item.id, "timing")
            yield _Text(f"{code} · Sản phẩm", item.deliverable_text, item.id, "deliverable")
        else:
            yield _Text(item.label or "Nội dung", item.text, item.id, "text")


def _impossible(written: str) -> bool:
    try:
        parse_date(written)
    except InputRefused:
        return True
    return False


def _check_result(code: str, task: Task, result: Result | None) -> Iterator[Problem]:
    if result is None or result.status is None:
        yield _problem(
            "result.missing", Grade.EXPLAIN, f"{code} · Trạng thái", task.id, field="status"
        )
        return
    if result.status is ResultStatus.OVERDUE and not result.difficulty.strip():
        place = f"{code} · Khó khăn"
        yield _problem("result.overdue_reason", Grade.EXPLAIN, place, task.id, field="difficulty")
    if result.status is ResultStatus.DONE and result.progress not in {None, _FULL}:
        yield _problem(
            "result.done_progress",
            Grade.NOTE,
            f"{code} · Tiến độ",
            task.id,
            field="progress",
            progress=str(result.progress),
        )
    if result.status is not ResultStatus.DONE and result.progress == _FULL:
        place = f"{code} · Trạng thái"
        yield _problem("result.full_progress", Grade.NOTE, place, task.id, field="status")
    if result.status is not ResultStatus.NOT_STARTED and not result.text.strip():
        yield _problem("result.no_text", Grade.NOTE, f"{code} · Kết quả", task.id, field="text")
    yield from check_result_claims(code, result)


def _check_measures(
    period: Period, measures: Sequence[Measure], frameworks: Sequence[Framework]
) -> Iterator[Problem]:
    components = {
        component.id: component for framework in frameworks for component in framework.components
    }
    for measure in measures:
        component = components.get(measure.component_id) if measure.component_id else None
        if component is None or measure.value is None or measure.period_id != period.id:
            continue
        if measure.quantity is not Quantity.SCORE or measure.indicator_id is not None:
            continue
        if not 0 <= measure.value <= component.scale:
            yield _problem(
                "measure.outside",
                Grade.MUST_FIX,
                component.short_name or component.name,
                component.id,
                value=format_score(measure.value),
                scale=format_number(component.scale),
            )


def _problem(
    code: str,
    grade: Grade,
    place: str,
    subject_id: UUID | None = None,
    *,
    field: str = "",
    **values: str,
) -> Problem:
    return Problem(
        code=code, grade=grade, place=place, subject_id=subject_id, field=field, values=values
    )
