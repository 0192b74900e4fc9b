"""What must hold inside the data of a package before anybody computes with it.

Typed decoding has proved the form; here values are bounded, identities are single, references
lead somewhere, and the tree of sections is a tree.
"""

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from decimal import Decimal
from uuid import UUID

from desktop.domain.errors import PackageRefused
from desktop.domain.framework import Framework
from desktop.domain.numbers import is_sound
from desktop.domain.plan import Head, Plan
from desktop.domain.record import Record
from desktop.domain.report import Report
from desktop.exchange.content import Content

MOST_DEPTH = 40
"""Sections inside sections; the deepest real plan has five."""

_MOST_INT = 2**53 - 1
"""Beyond it other readers of JSON lose digits."""
_ENDS = frozenset("\n\t")
_CONTROLS = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0)))) - _ENDS
_MONTHS = 12
_DAYS = 31


def check_content(content: Content) -> None:
    """Refuse data that cannot be computed with.

    Raises:
        PackageRefused: ``package.value``, ``package.identity_twice``, ``package.reference``,
            ``package.cycle`` and ``package.depth``, each with the place.
    """
    check_values(content)
    _check_days(content)
    _check_scales(content.frameworks)
    _check_identities(content)
    _check_tree(content.plan)
    _check_catalogue_references(content)
    _check_period_references(content)
    _check_figures(content.report)


def check_lines(record: Record) -> None:
    """Refuse what :func:`check_values` does, and text of more than one line.

    Raises:
        PackageRefused: ``package.value`` with the place.
    """
    check_values(record)
    for place, value in _leaves("", record):
        if isinstance(value, str) and not _ENDS.isdisjoint(value):
            raise PackageRefused("package.value", place=place)


def check_values(record: Record) -> None:
    """Refuse numbers without bound, control marks, and letters in parts, anywhere in a record.

    Raises:
        PackageRefused: ``package.value`` with the place.
    """
    for place, value in _leaves("", record):
        if not _is_sound(value):
            raise PackageRefused("package.value", place=place)


def _leaves(place: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from _leaves(f"{place}.{name}" if place else name, getattr(value, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _leaves(f"{place}[{index}]", item)
    elif isinstance(value, str | Decimal | int):
        yield place, value


def _is_sound(value: object) -> bool:
    if isinstance(value, str):
        return _CONTROLS.isdisjoint(value) and unicodedata.is_normalized("NFC", value)
    if isinstance(value, Decimal):
        # An exponent without bound would make a number of gigabytes when it is printed.
        return is_sound(value)
    return not isinstance(value, int) or abs(value) <= _MOST_INT


def _check_days(content: Content) -> None:
    heads: list[tuple[str, Head]] = [("plan.head", content.plan.head)]
    if content.plan.decision is not None:
        heads.append(("plan.decision.head", content.plan.decision.head))
    if content.report is not None:
        heads.append(("report.head", content.report.head))
    for place, head in heads:
        if not (_within(head.day, _DAYS) and _within(head.month, _MONTHS)):
            raise PackageRefused("package.value", place=place)
    for index, rule in enumerate(content.plan.rules):
        if not (_within(rule.due_day, _DAYS) and _within(rule.due_month, _MONTHS)):
            raise PackageRefused("package.value", place=f"plan.rules[{index}]")
    period = content.period
    if period is not None and not (
        _within(period.index, _MONTHS) and period.data_from <= period.data_to
    ):
        raise PackageRefused("package.value", place="period")


def _check_scales(frameworks: Iterable[Framework]) -> None:
    """Refuse a scale that nothing can be measured on: a total divides by it."""
    for index, framework in enumerate(frameworks):
        scales = (framework.total_scale, *(part.scale for part in framework.components))
        if any(scale <= 0 for scale in scales):
            raise PackageRefused("package.value", place=f"frameworks[{index}]")


def _within(value: int | None, most: int) -> bool:
    return value is None or 1 <= value <= most


def _check_identities(content: Content) -> None:
    plan = content.plan
    groups: dict[str, Iterable[object]] = {
        "plan": (
            *(section.id for section in plan.sections),
            *(task.id for task in plan.tasks),
            *(target.id for target in plan.targets),
            *(rule.id for rule in plan.rules),
        ),
        "units": (unit.id for unit in content.units),
        "frameworks": (
            identity for framework in content.frameworks for identity in _identities(framework)
        ),
        "results": (result.id for result in content.results),
        "results.task_id": (result.task_id for result in content.results),
        "measures": (measure.id for measure in content.measures),
        "report.parts": (part.key for part in content.report.parts) if content.report else (),
    }
    for place, identities in groups.items():
        twice = [identity for identity, times in Counter(identities).items() if times > 1]
        if twice:
            raise PackageRefused("package.identity_twice", place=place, identity=twice[0])


def _identities(framework: Framework) -> Iterator[UUID]:
    yield framework.id
    yield from (component.id for component in framework.components)
    yield from (indicator.id for indicator in framework.indicators)


def _check_tree(plan: Plan) -> None:
    parents = {section.id: section.parent_id for section in plan.sections}
    for index, section in enumerate(plan.sections):
        _climb(parents, section.id, f"plan.sections[{index}]")
    for index, task in enumerate(plan.tasks):
        _refer(task.section_id, parents, f"plan.tasks[{index}].section_id")
    for index, target in enumerate(plan.targets):
        _refer(target.section_id, parents, f"plan.targets[{index}].section_id")


def _climb(parents: dict[UUID, UUID | None], start: UUID, place: str) -> None:
    above = parents[start]
    for _ in range(MOST_DEPTH):
        if above is None:
            return
        if above == start:
            raise PackageRefused("package.cycle", place=place)
        _refer(above, parents, f"{place}.parent_id")
        above = parents[above]
    raise PackageRefused("package.depth", place=place, limit=MOST_DEPTH)


def _check_catalogue_references(content: Content) -> None:
    plan = content.plan
    frameworks = {framework.id for framework in content.frameworks}
    components: set[UUID] = set()
    indicators: set[UUID] = set()
    for index, framework in enumerate(content.frameworks):
        own = {component.id for component in framework.components}
        for indicator in framework.indicators:
            _refer(indicator.component_id, own, f"frameworks[{index}].indicators")
        components |= own
        indicators |= {indicator.id for indicator in framework.indicators}
    for identity in plan.framework_ids:
        _refer(identity, frameworks, "plan.framework_ids")
    for index, section in enumerate(plan.sections):
        _refer(section.component_id, components, f"plan.sections[{index}].component_id")
    for index, task in enumerate(plan.tasks):
        for identity in task.component_ids:
            _refer(identity, components, f"plan.tasks[{index}].component_ids")
    for index, target in enumerate(plan.targets):
        _refer(target.framework_id, frameworks, f"plan.targets[{index}].framework_id")
        _refer(target.component_id, components, f"plan.targets[{index}].component_id")
    for index, measure in enumerate(content.measures):
        _refer(measure.framework_id, frameworks, f"measures[{index}].framework_id")
        _refer(measure.component_id, components, f"measures[{index}].component_id")
        _refer(measure.indicator_id, indicators, f"measures[{index}].indicator_id")


def _check_period_references(content: Content) -> None:
    period = content.period
    if period is None:
        return
    plans, periods = {content.plan.id}, {period.id}
    tasks = {task.id for task in content.plan.tasks}
    _refer(period.plan_id, plans, "period.plan_id")
    for index, result in enumerate(content.results):
        _refer(result.period_id, periods, f"results[{index}].period_id")
        _refer(result.task_id, tasks, f"results[{index}].task_id")
    for index, measure in enumerate(content.measures):
        _refer(measure.plan_id, plans, f"measures[{index}].plan_id")
        _refer(measure.period_id, periods, f"measures[{index}].period_id")
    if content.report is not None:
        _refer(content.report.plan_id, plans, "report.plan_id")
        _refer(content.report.period_id, periods, "report.period_id")


def _check_figures(report: Report | None) -> None:
    """Refuse live numbers that stand outside their text or over each other."""
    for index, part in enumerate(report.parts if report is not None else ()):
        free = 0
        for number, figure in enumerate(part.figures):
            if not free <= figure.start < figure.end <= len(part.text or ""):
                place = f"report.parts[{index}].figures[{number}]"
                raise PackageRefused("package.value", place=place)
            free = figure.end


def _refer(identity: UUID | None, known: Container[UUID], place: str) -> None:
    """Refuse a reference that leads nowhere; a link to a unit may, for units come and go."""
    if identity is not None and identity not in known:
        raise PackageRefused("package.reference", place=place)
