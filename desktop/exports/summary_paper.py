"""One A4 page for a meeting: read at a glance, in black and white, whatever the size of the plan.

Bars are letters of the paper's typeface (block elements, in Times New Roman and in Liberation
Serif): Word, PDF and a photocopy show them alike, and the figures stand beside them.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from desktop.domain.dates import paper_date
from desktop.domain.layout import Layout, Style
from desktop.domain.narrative import period_phrase, subject
from desktop.domain.numbers import format_count, format_number, format_score
from desktop.domain.office import Office
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.domain.report import Report
from desktop.domain.result import Measure, Progress, Result
from desktop.domain.summary import Goal, Row, Summary, UnitRow, build_summary
from desktop.exports.document import (
    Block,
    Cell,
    CellAlign,
    Document,
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
from desktop.exports.period_paper import ILLUSTRATIVE
from desktop.exports.period_tables import SUMMARY_CHART, summary_table

TYPE_NAME = "TÓM TẮT"
DONE, DOING, OVERDUE, REST = "█", "▒", "×", "░"
LEGEND = (
    f"Thanh tiến độ: {DONE} đã thực hiện; {DOING} đang thực hiện; {OVERDUE} quá hạn;"
    f" {REST} chưa thực hiện hoặc chưa có kết quả."
)
_BAR, _BAR_BESIDE = 16, 12
"""Letters of a whole bar: alone, and where measures stand beside it."""
_SIZES = (12, 11, 10, 9)
_UNITS = (8, 6, 4, 3)
"""How many units the page names, from the most that may fit to the fewest."""
_CODES = 8
"""How many tasks are named for a unit."""
_LENGTHS = (80, 50, 30, 20)
"""Letters of a name that are told where the page is still too full."""

_CENTER = CellAlign.CENTER


class SummaryPaper:
    """What a summary is made of; ``results`` is keyed by task."""

    def __init__(
        self,
        *,
        office: Office,
        plan: Plan,
        period: Period,
        results: Mapping[UUID, Result],
        measures: tuple[Measure, ...],
        report: Report,
        illustrative: bool = False,
    ) -> None:
        self._office = office
        self._plan = plan
        self._period = period
        self._report = report
        self._illustrative = illustrative
        self._outline = Outline(plan)
        self._results = results
        self._summary = build_summary(self._outline, period, results, measures)

    def document(self, layout: Layout, *, created: date) -> Document:
        """Return the paper in the largest size in which it is one page."""
        # Imported here: only this paper must be drawn before it is known.
        from desktop.exports.pdf_writer import count_pages  # noqa: PLC0415

        sizes = [(size, units, None) for size in _SIZES for units in _UNITS]
        names = [(_SIZES[-1], _UNITS[-1], longest) for longest in _LENGTHS]
        for size, units, longest in (*sizes, *names):
            made = self._made(size, units, longest, created)
            if count_pages(made, layout) == 1:
                break
        return made

    def _made(self, size: float, units: int, longest: int | None, created: date) -> Document:
        title = f"Kết quả {period_phrase(self._period)} thực hiện Kế hoạch {subject(self._plan)}"
        rows = _component_table(self._summary, longest)
        behind = _unit_table(self._summary.units, units)
        return Document(
            title=printable(f"Tóm tắt: {title}"),
            author=printable(self._office.name),
            created=created,
            letterhead=self._head(),
            type_name=TYPE_NAME,
            title_lines=(printable(title),),
            blocks=tuple(self._blocks(rows, behind)),
            sheets=tuple(self._sheets(title)),
            table_size=size,
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

    def _blocks(self, rows: Table, behind: Table | None) -> Iterator[Block]:
        if self._illustrative:
            yield from paragraphs(Style.NOTICE, ILLUSTRATIVE)
        window = f"{paper_date(self._period.data_from)} đến {paper_date(self._period.data_to)}"
        told = _told(self._summary.progress)
        yield from paragraphs(Style.BODY, f"Số liệu từ {window}: {told}.")
        yield rows
        yield from paragraphs(Style.CAPTION, LEGEND)
        if behind is None:
            yield from paragraphs(Style.BODY, "Không có nhiệm vụ quá hạn hoặc chưa có kết quả.")
        else:
            yield behind

    def _sheets(self, title: str) -> Iterator[Sheet]:
        heading = [printable(self._office.name), printable(f"{TYPE_NAME}: {title}")]
        if self._illustrative:
            heading.append(ILLUSTRATIVE)
        table = summary_table(self._outline, self._results)
        yield Sheet(name="Tóm tắt", heading=tuple(heading), table=table, chart=SUMMARY_CHART)
        behind = _unit_table(self._summary.units, len(self._summary.units))
        if behind is not None:
            yield Sheet(name="Cần đôn đốc", heading=tuple(heading), table=behind)


def bar(progress: Progress, width: int) -> str:
    """Return counts as a bar of letters; whatever is there at all has one letter at least."""
    rest = progress.not_started + progress.missing
    counts = ((DONE, progress.done), (DOING, progress.doing), (OVERDUE, progress.overdue))
    shares = [(letter, count) for letter, count in (*counts, (REST, rest)) if count]
    if not shares:
        return ""
    exact = [count * width / progress.total for _, count in shares]
    lengths = [max(1, int(length)) for length in exact]
    while sum(lengths) != width:
        step = 1 if sum(lengths) < width else -1
        # The one that is furthest from its due gets or gives a letter.
        order = sorted(
            range(len(lengths)), key=lambda place: (exact[place] - lengths[place]) * step
        )
        place = next(one for one in reversed(order) if lengths[one] + step >= 1)
        lengths[place] += step
    return "".join(letter * length for (letter, _), length in zip(shares, lengths, strict=True))


def _told(progress: Progress) -> str:
    share = f"{format_count(progress.done)}/{format_count(progress.total)}"
    parts = [f"{share} nhiệm vụ đã thực hiện ({format_number(progress.done_percent)}%)"]
    for count, words in (
        (progress.doing, "đang thực hiện"),
        (progress.overdue, "quá hạn"),
        (progress.not_started, "chưa thực hiện"),
        (progress.missing, "chưa có kết quả"),
    ):
        if count:
            parts.append(f"{format_count(count)} {words}")
    return ", ".join(parts)


def _component_table(summary: Summary, longest: int | None) -> Table:
    measured = any(row.goal is not None for row in summary.rows)
    columns = [
        TableColumn(title="Chỉ số thành phần, nhóm nhiệm vụ", share=60 if measured else 70),
        TableColumn(title="Tiến độ", share=42, align=_CENTER),
        TableColumn(title="Đã/tổng", share=20, align=_CENTER),
    ]
    if measured:
        columns += [
            TableColumn(title=_baseline_title(summary), share=17, align=_CENTER),
            TableColumn(title="Chỉ tiêu", share=17, align=_CENTER),
            TableColumn(title="Kết quả", share=34, align=_CENTER),
        ]
    rows = [_component_row(row, longest, measured=measured) for row in summary.rows]
    whole = Row(name="Tổng số", progress=summary.progress)
    rows.append(_component_row(whole, longest, measured=measured, kind=RowKind.TOTAL))
    return Table(columns=tuple(columns), rows=tuple(rows))


def _baseline_title(summary: Summary) -> str:
    years = {row.goal.baseline_year for row in summary.rows if row.goal is not None} - {None}
    return f"Năm {years.pop()}" if len(years) == 1 else "Mốc so sánh"


def _component_row(
    row: Row, longest: int | None, *, measured: bool, kind: RowKind = RowKind.DATA
) -> TableRow:
    progress = row.progress
    name = _shortened(row.name, longest)
    cells: list[Cell] = [name, bar(progress, _BAR_BESIDE if measured else _BAR)]
    cells.append(f"{progress.done}/{progress.total}" if progress.total else "")
    if measured:
        cells += _goal_cells(row.goal, longest)
    return TableRow(cells=tuple(cells), kind=kind)


def _shortened(text: str, longest: int | None) -> str:
    told = printable(text)
    if longest is None or len(told) <= longest:
        return told
    return f"{told[:longest].rsplit(' ', 1)[0]}…"


def _goal_cells(goal: Goal | None, longest: int | None) -> tuple[str, str, str]:
    if goal is None:
        return "", "", ""
    verdict = {True: " (đạt)", False: " (chưa đạt)", None: ""}[goal.met]
    words = _shortened(goal.text, longest // 2 if longest is not None else None)
    aim = format_score(goal.value) if goal.value is not None else words
    result = f"{format_score(goal.result)}{verdict}" if goal.result is not None else "chưa có"
    baseline = format_score(goal.baseline) if goal.baseline is not None else ""
    return baseline, aim, result


def _unit_table(units: tuple[UnitRow, ...], most: int) -> Table | None:
    if not units:
        return None
    columns = (
        TableColumn(title="Bộ phận cần đôn đốc", share=64),
        TableColumn(title="Quá hạn", share=18, align=_CENTER),
        TableColumn(title="Chưa thực hiện", share=20, align=_CENTER),
        TableColumn(title="Chưa có kết quả", share=20, align=_CENTER),
        TableColumn(title="Nhiệm vụ", share=54),
    )
    rows = [TableRow(cells=_unit_cells(unit)) for unit in units[:most]]
    left = units[most:]
    if left:
        tasks = sum(unit.count for unit in left)
        words = f"và {format_count(len(left))} bộ phận khác với {format_count(tasks)} nhiệm vụ"
        rows.append(TableRow(cells=("", words), kind=RowKind.GROUP))
    return Table(columns=columns, rows=tuple(rows))


def _unit_cells(unit: UnitRow) -> tuple[Cell, ...]:
    codes = (*unit.overdue, *unit.not_started, *unit.missing)
    told = ", ".join(codes[:_CODES])
    if len(codes) > _CODES:
        told += f" và {format_count(len(codes) - _CODES)} nhiệm vụ khác"
    counts = (len(unit.overdue), len(unit.not_started), len(unit.missing))
    return (printable(unit.name), *(str(count) if count else "" for count in counts), told)
