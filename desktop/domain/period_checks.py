"""Kiểm tra of periods: those that the rules ask for are there, and a report's is over.

A report is about the days that its regime fixes (Nghị định 09/2019/NĐ-CP, điều 12), and says so in
its opening, its counts and its annexes. Were the day of writing put in their place, the paper would
say another thing each morning; so it keeps its period, and the clerk is told that it is not over.
"""

from collections.abc import Collection, Iterator
from datetime import date

from desktop.domain.dates import paper_date
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


def check_cut_off(period: Period, today: date) -> tuple[Problem, ...]:
    """Return the problem of a report that tells results of days that have not come yet."""
    if today >= period.data_to:
        return ()
    return (
        Problem(
            code="report.cut_off_ahead",
            grade=Grade.EXPLAIN,
            place="Báo cáo · Kỳ",
            values={"data_to": paper_date(period.data_to)},
        ),
    )
