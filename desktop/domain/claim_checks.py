"""Kiểm tra of claims: what a plan and a report say in numbers and does not add up."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from desktop.domain.claims import Claim, ClaimKind, wrong_claims
from desktop.domain.framework import Framework, total_score
from desktop.domain.labels import roman
from desktop.domain.numbers import format_number
from desktop.domain.outline import Outline
from desktop.domain.plan import Comparator, Target, Task
from desktop.domain.problems import Grade, Problem
from desktop.domain.report import PartKey
from desktop.domain.result import Measure, MeasureKind, Quantity, Result

_TOLERANCE = Decimal("0.05")
"""Published component scores are rounded (domain paper §3.1)."""

_QUOTED = 110
"""As much of a sentence as a list of problems shows."""


def check_claims(
    place: str, text: str, subject_id: UUID | None = None, field: str = ""
) -> Iterator[Problem]:
    """Find claims of one text that do not add up; ``field`` says where the text stands."""
    for claim in wrong_claims(text):
        values = {
            "quote": _short(claim.quote),
            "stated": format_number(claim.stated),
            "computed": _computed(claim),
        }
        grade = Grade.NOTE if claim.kind is ClaimKind.COUNTS else Grade.EXPLAIN
        yield Problem(
            code=claim.kind,
            grade=grade,
            place=place,
            subject_id=subject_id,
            field=field,
            values=values,
        )


def _computed(claim: Claim) -> str:
    """Return what the numbers give; a change the other way says so."""
    told = format_number(abs(claim.computed))
    if claim.kind not in {ClaimKind.CHANGE, ClaimKind.RANK} or claim.computed > 0:
        return told
    return "không thay đổi" if claim.computed == 0 else f"{told} theo chiều ngược lại"


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"


def check_plan_claims(outline: Outline, frameworks: Sequence[Framework]) -> Iterator[Problem]:
    """Find claims in the opening, sections, targets and tasks of a plan that do not add up."""
    for number, paragraph in enumerate(outline.plan.opening):
        yield from check_claims("Phần mở đầu", paragraph, field=f"opening/{number}")
    targets = outline.ordered_targets()
    for _, item in outline.walk():
        if isinstance(item, Task):
            yield from check_claims(outline.code(item), item.content, item.id, "content")
        elif not isinstance(item, Target):
            yield from check_claims(item.label or "Nội dung", item.text, item.id, "text")
        elif item.delta is None or item.stated_delta is None:
            # Where the three numbers are held as data they are compared as data.
            place = f"Chỉ tiêu {targets.index(item) + 1}"
            yield from check_claims(place, item.text, item.id, "text")
    yield from _check_target_totals(targets, frameworks)


def check_part_claims(texts: Mapping[PartKey, str]) -> tuple[Problem, ...]:
    """Return the claims in the parts of a report that do not add up."""
    return tuple(
        problem
        for number, key in enumerate(PartKey, 1)
        for problem in check_claims(f"Báo cáo · Mục {roman(number)}", texts.get(key, ""))
    )


def check_result_claims(code: str, result: Result) -> Iterator[Problem]:
    """Find claims in what was told of one task."""
    for name, field in (("Kết quả", "text"), ("Số liệu", "figures")):
        text = getattr(result, field)
        yield from check_claims(f"{code} · {name}", text, result.task_id, field)


def check_measured_totals(
    period_id: UUID, measures: Sequence[Measure], frameworks: Sequence[Framework]
) -> Iterator[Problem]:
    """Find totals measured in a period that the component scores do not give."""
    for framework in frameworks:
        scores: dict[UUID | None, Decimal | None] = {
            one.component_id: one.value
            for one in measures
            if one.framework_id == framework.id
            and one.period_id == period_id
            and one.kind is MeasureKind.RESULT
            and one.quantity is Quantity.SCORE
            and one.indicator_id is None
        }
        yield from _check_total(framework, scores, f"Điểm {framework.short_name}", None)


def _check_target_totals(
    targets: Sequence[Target], frameworks: Sequence[Framework]
) -> Iterator[Problem]:
    for framework in frameworks:
        known = {component.id for component in framework.components}
        scores: dict[UUID | None, Decimal | None] = {}
        total_id = None
        for target in targets:
            if not target.in_points or target.comparator not in {
                Comparator.AT_LEAST,
                Comparator.EQUAL,
            }:
                continue
            if target.component_id in known:
                scores[target.component_id] = target.value
            elif target.component_id is None and target.framework_id == framework.id:
                scores[None], total_id = target.value, target.id
        yield from _check_total(framework, scores, f"Chỉ tiêu {framework.short_name}", total_id)


def _check_total(
    framework: Framework,
    scores: dict[UUID | None, Decimal | None],
    place: str,
    subject_id: UUID | None,
) -> Iterator[Problem]:
    stated = scores.get(None)
    parts = {key: value for key, value in scores.items() if key is not None}
    computed = total_score(framework, parts) if framework.components else None
    if stated is None or computed is None or abs(stated - computed) <= _TOLERANCE:
        return
    values = {"stated": format_number(stated, 2), "computed": format_number(computed, 2)}
    yield Problem(
        code="total.sum",
        grade=Grade.EXPLAIN,
        place=place,
        subject_id=subject_id,
        field="value",
        values=values,
    )
