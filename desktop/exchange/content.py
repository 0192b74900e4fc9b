"""The data of a package: the records of the domain, one JSON member for each kind of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.domain.errors import PackageRefused
from desktop.domain.framework import Framework
from desktop.domain.office import Office, Unit
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Task
from desktop.domain.record import Record
from desktop.domain.report import Report
from desktop.domain.result import Measure, Result
from desktop.exchange.decoding import decode_json, encode_json
from desktop.exchange.manifest import Completeness, Counts, PackageKind


class Content(Record, frozen=True, kw_only=True):
    """A full snapshot: the plan, and for a result package one period with all that it holds."""

    office: Office
    plan: Plan
    frameworks: tuple[Framework, ...] = ()
    units: tuple[Unit, ...] = ()
    period: Period | None = None
    results: tuple[Result, ...] = ()
    measures: tuple[Measure, ...] = ()
    report: Report | None = None


TYPES: dict[str, Any] = {
    "office": Office,
    "plan": Plan,
    "frameworks": tuple[Framework, ...],
    "units": tuple[Unit, ...],
    "period": Period,
    "results": tuple[Result, ...],
    "measures": tuple[Measure, ...],
    "report": Report,
}
"""The type of each field of Content; the member of a field is data/<field>.json."""

_PLAN_FIELDS = frozenset({"office", "plan", "frameworks", "units"})
FIELDS = {
    PackageKind.ASSIGNMENT: _PLAN_FIELDS,
    PackageKind.PLAN: _PLAN_FIELDS,
    PackageKind.RESULT: frozenset(TYPES),
}
"""Which fields a kind of package carries: all of them, and no other."""


def encode_content(kind: PackageKind, content: Content) -> dict[str, bytes]:
    """Return the data members of a package."""
    return {data_name(field): encode_json(getattr(content, field)) for field in FIELDS[kind]}


def decode_content(kind: PackageKind, members: Mapping[str, bytes], *, canonical: bool) -> Content:
    """Return the data of a package.

    Raises:
        PackageRefused: ``package.kind_later``, ``package.member_missing``, ``package.data`` and
            ``package.spelling``.
    """
    if kind not in FIELDS:
        raise PackageRefused("package.kind_later", kind=kind.value)
    values: dict[str, Any] = {}
    for field in sorted(FIELDS[kind]):
        name = data_name(field)
        if name not in members:
            raise PackageRefused("package.member_missing", member=name)
        values[field] = decode_json(name, members[name], TYPES[field], canonical=canonical)
    return Content(**values)


def data_name(field: str) -> str:
    """Return the member that carries a field."""
    return f"data/{field}.json"


def count(content: Content, files: int) -> Counts:
    """Count the rows of a package."""
    return Counts(
        sections=len(content.plan.sections),
        tasks=len(content.plan.tasks),
        targets=len(content.plan.targets),
        rules=len(content.plan.rules),
        units=len(content.units),
        frameworks=len(content.frameworks),
        results=len(content.results),
        measures=len(content.measures),
        files=files,
    )


def measure_completeness(content: Content) -> Completeness:
    """Say how many tasks are filled in.

    In a result package the followed tasks count, filled when the result has a status; in a plan
    all tasks, filled when the content is there and somebody is named for it.
    """
    if content.period is not None:
        tasks: Sequence[Task] = Outline(content.plan).followed_tasks()
        entered = {result.task_id for result in content.results if result.status is not None}
        filled = sum(task.id in entered for task in tasks)
    else:
        tasks = content.plan.tasks
        filled = sum(bool(task.content and (task.actors or task.actors_text)) for task in tasks)
    return Completeness(required=len(tasks), filled=filled, blank=len(tasks) - filled)
