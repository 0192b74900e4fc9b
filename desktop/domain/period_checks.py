"""Kiểm tra of a report's day: it claims the results of a whole period.

A report is about the days that its regime fixes (Nghị định 09/2019/NĐ-CP, điều 12), and says so in
its opening, its counts and its annexes. Were the day of writing put in their place, the paper would
say another thing each morning; so it keeps its period, and the clerk is told that it is not over.
"""

from datetime import date

from desktop.domain.dates import paper_date
from desktop.domain.period import Period
from desktop.domain.problems import Grade, Problem


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
