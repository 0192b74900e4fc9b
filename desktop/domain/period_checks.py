"""Whether the periods of a plan are those that its reporting rules ask for."""

from collections.abc import Collection, Iterator

from desktop.domain.period import Period, missing_periods
from desktop.domain.plan import Plan
from desktop.domain.problems import Grade, Problem


def check_periods(plan: Plan, periods: Collection[Period]) -> Iterator[Problem]:
    """Yield the rules that ask for periods which nobody has made.

    A rule without any was added or changed; where only some are missing, somebody may have taken
    them out, and that is a note.
    """
    missing, made = missing_periods(plan, periods), {one.rule_id for one in periods}
    for number, rule in enumerate(plan.rules, 1):
        asked = [one.label for one in missing if one.rule_id == rule.id]
        if asked:
            yield Problem(
                code="period.missing",
                grade=Grade.NOTE if rule.id in made else Grade.EXPLAIN,
                place=f"Chế độ báo cáo {number}",
                subject_id=rule.id,
                field="frequency",
                values={"count": str(len(asked)), "label": asked[0]},
            )
