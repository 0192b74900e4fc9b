"""The rows of the grid of reporting rules."""

from collections.abc import Sequence

from desktop.domain.plan import Frequency, Plan, ReportingRule
from desktop.domain.problems import Problem
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.wording import finding, remedy

COLUMNS = (
    Column("reporter", "Ai báo cáo", 190),
    Column("receiver", "Gửi ai", 160),
    Column("via", "Qua đầu mối", 150),
    Column("frequency", "Kỳ", 88),
    Column("before", "Hạn", 92),
    Column("due_day", "Ngày", 56, right=True),
    Column("due_month", "Tháng", 72, right=True),
    Column("phrase", "Câu trong kế hoạch"),
)
FREQUENCIES = {
    Frequency.MONTH: "tháng",
    Frequency.QUARTER: "quý",
    Frequency.HALF_YEAR: "6 tháng",
    Frequency.NINE_MONTHS: "9 tháng",
    Frequency.YEAR: "năm",
    Frequency.ONCE: "một lần",
}
BEFORE = {True: "trước ngày", False: "vào ngày"}
LAST_MONTH = "cuối kỳ"
"""What a rule without a month says: the last month of the period."""
FIXED: dict[str, tuple[str, ...]] = {
    "frequency": tuple(FREQUENCIES.values()),
    "before": tuple(BEFORE.values()),
    "due_month": (LAST_MONTH, *map(str, range(1, 13))),
}
"""The columns whose cells hold one of a few words, and these words."""


def rule_rows(plan: Plan, problems: Sequence[Problem], *, frozen: bool) -> list[Row]:
    """Return the reporting rules of a plan."""
    tips = {one.subject_id: f"{finding(one)} {remedy(one)}" for one in problems}
    return [_row(rule, tips.get(rule.id, ""), frozen=frozen) for rule in plan.rules]


def _row(rule: ReportingRule, tip: str, *, frozen: bool) -> Row:
    look = Look.READ_ONLY if frozen else Look.INPUT
    texts = (
        rule.reporter,
        rule.receiver,
        rule.via,
        FREQUENCIES[rule.frequency],
        BEFORE[rule.before],
        str(rule.due_day or ""),
        str(rule.due_month or LAST_MONTH),
        rule.phrase,
    )
    return Row(rule.id, tuple(Cell(text, look, tip=tip) for text in texts))
