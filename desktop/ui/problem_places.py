"""Where a problem is mended: the page, the row and the field that one key leads to."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from desktop.domain.plan import Plan, SectionKind
from desktop.domain.problems import Problem
from desktop.ui.register import ENTRIES
from desktop.ui.tables.content_rows import basis_id, opening_id
from desktop.wording import finding, where


class Found(NamedTuple):
    """A problem and the way to its cell, as ``Session.go`` takes it."""

    problem: Problem
    page: str
    subject: UUID | None = None
    field: str = ""


def told(found: Found) -> str:
    """Return where and what, for a line that stands alone: "Mục 2, trang Nội dung: …"."""
    place = where(found.problem)
    if place != found.problem.place:
        page = next((entry.text for entry in ENTRIES if entry.key == found.page), "")
        place = f"{place}, trang {page}" if page else place
    return f"{place}: {finding(found.problem)}"


def in_plan(plan: Plan, problems: Iterable[Problem]) -> tuple[Found, ...]:
    """Return the places of problems of a plan."""
    kinds = {section.id: section.kind for section in plan.sections}
    targets = {target.id for target in plan.targets}
    rules = {rule.id for rule in plan.rules}
    found = []
    for one in problems:
        subject = one.subject_id
        if subject is None:
            found.append(_without_row(plan, one))
        elif subject in kinds:
            grouped = kinds[subject] in {SectionKind.GROUP, SectionKind.BLOCK}
            # A row across the grid of tasks has no fields.
            place = ("tasks", subject, "") if grouped else ("content", subject, "text")
            found.append(Found(one, *place))
        else:
            page = (
                "targets" if subject in targets else "organisation" if subject in rules else "tasks"
            )
            found.append(Found(one, page, subject, one.field))
    return tuple(found)


def in_results(problems: Iterable[Problem]) -> tuple[Found, ...]:
    """Return the places of problems of results: a task's, or a component's among the scores."""
    return tuple(Found(one, "results", one.subject_id, one.field) for one in problems)


def in_report(problems: Iterable[Problem]) -> tuple[Found, ...]:
    """Return the places of problems of a report."""
    return tuple(Found(one, "report") for one in problems)


def _without_row(plan: Plan, problem: Problem) -> Found:
    """Return the place of a problem of the plan itself: its head, its bases, its decision."""
    field, _, number = problem.field.partition("/")
    if field == "legal_bases":
        return Found(problem, "content", basis_id(plan, int(number)), "text")
    if field == "opening":
        return Found(problem, "content", opening_id(plan, int(number)), "text")
    if problem.code == "decision.incomplete":
        return Found(problem, "decision", plan.id, field)
    if problem.code == "plan.no_task":
        return Found(problem, "tasks")
    return Found(problem, "targets" if problem.code == "total.sum" else "head", plan.id, field)
