"""One A4 page for a meeting: read at a glance, in black and white, whatever the size of the plan.

Bars are told apart by their filling; the row under the titles shows which filling means what, and
the figures stand beside each bar.
"""

from collections.abc import Iterator
from datetime import date
from itertools import count

from msgspec.structs import replace

from desktop.domain.dates import paper_date
from desktop.domain.layout import Layout, Style
from desktop.domain.narrative import period_phrase, subject
from desktop.domain.numbers import format_count, format_number, format_score
from desktop.domain.outline import Outline
from desktop.domain.quantities import format_quantity, quantity_of
from desktop.domain.record import Record
from desktop.domain.result import Progress
from desktop.domain.summary import Goal, Summary, UnitRow, build_summary
from desktop.exports.document import (
    Bar,
    Block,
    Cell,
    CellAlign,
    Document,
    Fill,
    Letterhead,
    RowKind,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    paragraphs,
    printable,
)
from desktop.exports.head import letterhead
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.period_paper import ILLUSTRATIVE
from desktop.exports.period_tables import SUMMARY_CHART, summary_table

TYPE_NAME = "TÓM TẮT"
_FILLS = (Fill.SOLID, Fill.GREY, Fill.HATCHED, Fill.DOTTED, Fill.EMPTY)
"""Done, doing, overdue, not started, no result."""


class Fit(Record, frozen=True, kw_only=True):
    """How much the page tells, and in which size its tables are set (points)."""

    size: float
    units: int = 3
    codes: int = 8
    """How many tasks are named for a unit."""
    goals: int | None = None
    rows: int | None = None
    """Components of the progress; None: all."""
    longest: int | None = None
    """Letters of a name; None: all."""


_FITS = (
    *(Fit(size=size, units=units) for size in (12, 11, 10, 9) for units in (8, 6, 4, 3)),
    *(Fit(size=9, longest=longest) for longest in (80, 50, 34)),
    *(Fit(size=9, codes=3, goals=goals, longest=34) for goals in (8, 6, 4, 3)),
    *(Fit(size=9, codes=3, goals=3, rows=rows, longest=34) for rows in (14, 10, 8)),
)
"""From the best page to the fullest: smaller letters, then shorter lists and names."""
_RESERVE = 4
"""mm kept free at the foot: word processors do not measure alike."""

_CENTER = CellAlign.CENTER
_NAME, _BAR = 52, 32
"""Shares of the first two columns: the tables stand under one another."""


class SummaryPaper:
    """What a summary is made of; ``results`` is keyed by task."""

    def __init__(self, facts: PeriodFacts) -> None:
        self._office = facts.office
        self._plan = facts.plan
        self._period = facts.period
        self._report = facts.report
        self._illustrative = facts.illustrative
        self._outline = Outline(facts.plan)
        self._results = facts.results
        self._summary = build_summary(
            self._outline, facts.period, facts.results, facts.measures, facts.frameworks
        )

    def document(self, layout: Layout, *, created: date) -> Document:
        """Return the paper in the largest size in which it is one page."""
        # Imported here: only this paper must be drawn before it is known.
        from desktop.exports.pdf_writer import count_pages  # noqa: PLC0415

        narrow = replace(layout, margin_bottom=layout.margin_bottom + _RESERVE)
        for fit in _FITS:
            made = self._made(fit, created)
            if count_pages(made, narrow) == 1:
                break
        return made

    def _made(self, fit: Fit, created: date) -> Document:
        title = f"Kết quả {period_phrase(self._period)} thực hiện Kế hoạch {subject(self._plan)}"
        return Document(
            title=printable(f"Tóm tắt: {title}"),
            author=printable(self._office.name),
            created=created,
            letterhead=self._head(),
            type_name=TYPE_NAME,
            title_lines=(printable(title),),
            blocks=tuple(self._blocks(fit)),
            sheets=tuple(self._sheets(title)),
            table_size=fit.size,
        )

    def _head(self) -> Letterhead:
        """Return the head of a paper that goes with another: it has no number of its own."""
        head = letterhead(self._report.head)
        return Letterhead(
            parent_line=head.parent_line,
            name_lines=head.name_lines,
            number_line="",
            place_line=head.place_line,
        )

    def _blocks(self, fit: Fit) -> Iterator[Block]:
        if self._illustrative:
            yield from paragraphs(Style.NOTICE, ILLUSTRATIVE)
        window = f"{paper_date(self._period.data_from)} đến {paper_date(self._period.data_to)}"
        told = _told(self._summary.progress)
        yield from paragraphs(Style.BODY, f"Số liệu từ {window}: {told}.")
        number = count(1)
        yield from _heading(number, "Tiến độ theo chỉ số thành phần, nhóm nhiệm vụ")
        yield _progress_table(self._summary, fit)
        yield from _heading(number, "Nhiệm vụ chậm, chưa có kết quả theo bộ phận")
        yield from self._behind(fit)
        if any(row.goal is not None for row in self._summary.rows):
            yield from _heading(number, "Kết quả so với chỉ tiêu")
            yield _goal_table(self._summary, fit)

    def _behind(self, fit: Fit) -> Iterator[Block]:
        table = _unit_table(self._summary.units, fit)
        if table is not None:
            yield table
        else:
            words = "Không có nhiệm vụ quá hạn, chậm bắt đầu hoặc chưa có kết quả."
            yield from paragraphs(Style.BODY, words)

    def _sheets(self, title: str) -> Iterator[Sheet]:
        heading = [printable(self._office.name), printable(f"{TYPE_NAME}: {title}")]
        if self._illustrative:
            heading.append(ILLUSTRATIVE)
        table = summary_table(self._outline, self._results)
        yield Sheet(name="Tóm tắt", heading=tuple(heading), table=table, chart=SUMMARY_CHART)
        behind = _unit_table(self._summary.units, None)
        if behind is not None:
            yield Sheet(name="Cần đôn đốc", heading=tuple(heading), table=behind)


def bar(progress: Progress) -> Bar:
    """Return counts as shares of all tasks; the words tell what the drawing shows."""
    counts = _counts(progress)
    whole = max(progress.total, 1)
    shares = tuple((fill, number / whole) for fill, number in zip(_FILLS, counts, strict=True))
    return Bar(shares=shares, text=_told(progress))


def _counts(progress: Progress) -> tuple[int, ...]:
    return (
        progress.done,
        progress.doing,
        progress.overdue,
        progress.not_started,
        progress.missing,
    )


def _heading(number: Iterator[int], words: str) -> Iterator[Block]:
    yield from paragraphs(Style.HEADING_1, f"{next(number)}. {words}")


def _told(progress: Progress) -> str:
    share = f"{format_count(progress.done)}/{format_count(progress.total)}"
    parts = [f"{share} nhiệm vụ đã thực hiện ({format_number(progress.done_percent)}%)"]
    for number, words in (
        (progress.doing, "đang thực hiện"),
        (progress.overdue, "quá hạn"),
        (progress.not_started, "chưa thực hiện"),
        (progress.missing, "chưa có kết quả"),
    ):
        if number:
            parts.append(f"{format_count(number)} {words}")
    return ", ".join(parts)


def _progress_table(summary: Summary, fit: Fit) -> Table:
    columns = (
        TableColumn(title="Chỉ số thành phần, nhóm nhiệm vụ", share=_NAME),
        TableColumn(title="Tiến độ", share=_BAR, align=_CENTER),
        TableColumn(title="Số nhiệm vụ", share=15, align=_CENTER),
        TableColumn(title="Đã thực hiện", share=13.2, align=_CENTER),
        TableColumn(title="Đang thực hiện", share=13.2, align=_CENTER),
        TableColumn(title="Quá hạn", share=13.2, align=_CENTER),
        TableColumn(title="Chưa thực hiện", share=13.2, align=_CENTER),
        TableColumn(title="Chưa có kết quả", share=13.2, align=_CENTER),
    )
    samples = tuple(Bar(shares=((fill, 1),), text="") for fill in _FILLS)
    rows = [TableRow(cells=("Ký hiệu trên thanh tiến độ", "", "", *samples))]
    told = [row for row in summary.rows if row.progress.total]
    rows += [
        TableRow(cells=(_shortened(row.name, fit.longest), *_progress_cells(row.progress)))
        for row in told[: fit.rows]
    ]
    left = told[len(rows) - 1 :]
    if left:
        tasks = sum(row.progress.total for row in left)
        words = f"và {format_count(len(left))} nhóm khác với {format_count(tasks)} nhiệm vụ"
        rows.append(TableRow(cells=("", words), kind=RowKind.GROUP))
    cells = ("Tổng số", *_progress_cells(summary.progress))
    rows.append(TableRow(cells=cells, kind=RowKind.TOTAL))
    return Table(columns=columns, rows=tuple(rows))


def _progress_cells(progress: Progress) -> tuple[Cell, ...]:
    counts = (str(number) if number else "" for number in _counts(progress))
    return (bar(progress), str(progress.total), *counts)


def _goal_table(summary: Summary, fit: Fit) -> Table:
    columns = (
        TableColumn(title="Chỉ số thành phần, nhóm nhiệm vụ", share=_NAME),
        TableColumn(title="Mức đạt so với chỉ tiêu", share=_BAR, align=_CENTER),
        TableColumn(title=_baseline_title(summary), share=21, align=_CENTER),
        TableColumn(title="Chỉ tiêu", share=25, align=_CENTER),
        TableColumn(title="Kết quả", share=35, align=_CENTER),
    )
    told = [(row.name, row.goal) for row in summary.rows if row.goal is not None]
    rows = [
        TableRow(
            cells=(_shortened(name, fit.longest), _reached(goal), *_goal_cells(goal, fit.longest))
        )
        for name, goal in told[: fit.goals]
    ]
    left = len(told) - len(rows)
    if left:
        words = f"và {format_count(left)} chỉ tiêu khác"
        rows.append(TableRow(cells=("", words), kind=RowKind.GROUP))
    return Table(columns=columns, rows=tuple(rows))


def _reached(goal: Goal) -> Cell:
    """Return how much of a target was reached; nothing where the two cannot be compared."""
    if goal.result is None or not goal.value or goal.met is None:
        return ""
    share = min(1.0, max(0.0, float(goal.result / goal.value)))
    return Bar(
        shares=((Fill.SOLID, share), (Fill.EMPTY, 1 - share)),
        text=f"{format_score(goal.result)}/{format_score(goal.value)}",
    )


def _baseline_title(summary: Summary) -> str:
    years = {row.goal.baseline_year for row in summary.rows if row.goal is not None} - {None}
    return f"Năm {years.pop()}" if len(years) == 1 else "Mốc so sánh"


def _shortened(text: str, longest: int | None) -> str:
    told = printable(text)
    if longest is None or len(told) <= longest:
        return told
    return f"{told[:longest].rsplit(' ', 1)[0]}…"


def _goal_cells(goal: Goal, longest: int | None) -> tuple[str, str, str]:
    verdict = {True: " (đạt)", False: " (chưa đạt)", None: ""}[goal.met]
    words = _shortened(goal.text, longest // 2 if longest is not None else None)
    baseline, aim, result = (
        format_quantity(value, quantity_of(goal.unit))
        for value in (goal.baseline, goal.value, goal.result)
    )
    return baseline, aim or words, f"{result}{verdict}" if result else "chưa có"


def _unit_table(units: tuple[UnitRow, ...], fit: Fit | None) -> Table | None:
    if not units:
        return None
    columns = (
        TableColumn(title="Bộ phận cần đôn đốc", share=64),
        TableColumn(title="Quá hạn", share=18, align=_CENTER),
        TableColumn(title="Chưa thực hiện", share=20, align=_CENTER),
        TableColumn(title="Chưa có kết quả", share=20, align=_CENTER),
        TableColumn(title="Nhiệm vụ", share=54),
    )
    most = len(units) if fit is None else fit.units
    codes = None if fit is None else fit.codes
    rows = [TableRow(cells=_unit_cells(unit, codes)) for unit in units[:most]]
    left = units[most:]
    if left:
        tasks = sum(unit.count for unit in left)
        words = f"và {format_count(len(left))} bộ phận khác với {format_count(tasks)} nhiệm vụ"
        rows.append(TableRow(cells=("", words), kind=RowKind.GROUP))
    return Table(columns=columns, rows=tuple(rows))


def _unit_cells(unit: UnitRow, most: int | None) -> tuple[Cell, ...]:
    codes = (*unit.overdue, *unit.not_started, *unit.missing)
    told = ", ".join(codes[:most])
    left = len(codes[most:]) if most is not None else 0
    if left:
        told += f" và {format_count(left)} nhiệm vụ khác"
    counts = (len(unit.overdue), len(unit.not_started), len(unit.missing))
    return (printable(unit.name), *(str(count) if count else "" for count in counts), told)
