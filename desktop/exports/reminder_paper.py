"""Công văn đôn đốc: the letter that asks the units behind in a period to act and to report.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu 1.5 (công văn): no type name; "V/v …" under the
number; "Kính gửi:" names each unit. A short list stands in the body, a long one is a phụ lục.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from desktop.domain.dates import format_date, paper_date
from desktop.domain.end_marks import END
from desktop.domain.errors import InputRefused
from desktop.domain.layout import Style
from desktop.domain.letterhead import full_name
from desktop.domain.narrative import NO_RESULT, STATUS_WORDS, period_phrase
from desktop.domain.outline import Outline
from desktop.domain.plan import Head, Recipient
from desktop.domain.reminder import (
    Behind,
    Need,
    Urged,
    everyone,
    last_day,
    letter_symbol,
    units_behind,
    urged_tasks,
)
from desktop.domain.result import ResultStatus
from desktop.domain.text import fold
from desktop.exports.citation import plan_citation
from desktop.exports.document import (
    Annex,
    Block,
    Cell,
    CellAlign,
    Document,
    Figure,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    counted,
    paragraphs,
    printable,
)
from desktop.exports.head import attached_to, closing, letterhead
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.task_table import group_row

LONGEST_IN_BODY = 10
"""Rows; a longer list is a phụ lục."""
ILLUSTRATIVE = "Số liệu kết quả trong công văn này là dữ liệu minh họa."
NEED_WORDS = {
    Need.OVERDUE: STATUS_WORDS[ResultStatus.OVERDUE],
    Need.NOT_STARTED: STATUS_WORDS[ResultStatus.NOT_STARTED],
    Need.MISSING: NO_RESULT,
}
_COUNTED = {
    Need.OVERDUE: "quá hạn",
    Need.NOT_STARTED: "chưa thực hiện",
    Need.MISSING: "chưa có kết quả báo cáo",
}
_LEADERS = ("luu", "lanh dao", "chu tich", "thuong truc", "tt hdnd")
"""How the recipients begin (folded) who get such a letter too: those above, and the file."""
_CENTER = CellAlign.CENTER
_COLUMNS = (
    TableColumn(title="TT", share=12, align=_CENTER),
    TableColumn(title="Nhiệm vụ", share=85, align=CellAlign.JUSTIFY),
    TableColumn(title="Thời hạn", share=34, align=_CENTER),
    TableColumn(title="Tình trạng", share=34, align=_CENTER),
)
_DUE = 2
_LISTED = (
    _COLUMNS[0],
    TableColumn(title="Đơn vị", share=50),
    *_COLUMNS[1:],
    TableColumn(title="Tiến độ", share=18, align=_CENTER),
    TableColumn(title="Khó khăn, vướng mắc", share=50),
)


class ReminderPaper:
    """What a letter is made of; ``results`` is keyed by task, ``report`` gives head and signer."""

    def __init__(self, facts: PeriodFacts) -> None:
        self._office = facts.office
        self._name = full_name(facts.office.name)
        self._plan = facts.plan
        self._period = facts.period
        self._results = facts.results
        self._report = facts.report
        self._frameworks = facts.frameworks
        self._illustrative = facts.illustrative
        outline = Outline(facts.plan)
        self._followed = len(outline.followed_tasks())
        self._urged = urged_tasks(outline, facts.period, facts.results)
        self._units = tuple(
            behind if behind.name else replace(behind, name=everyone(facts.office.kind))
            for behind in units_behind(self._urged)
        )

    def document(self, *, created: date) -> Document:
        """Return the paper; ``created`` is the day put into the file's properties.

        Raises:
            InputRefused: ``paper.nothing_due``: no unit is behind.
        """
        if not self._urged:
            raise InputRefused("paper.nothing_due", label=self._period.label)
        head = self._head()
        subject = f"V/v {self._subject()}"
        apart = sum(len(unit.tasks) for unit in self._units) > LONGEST_IN_BODY
        return Document(
            title=printable(f"Công văn {self._subject()}"),
            author=printable(self._office.name),
            created=created,
            letterhead=replace(letterhead(head), subject=printable(subject)),
            type_name="",
            title_lines=(),
            addressees=tuple(printable(unit.name) for unit in self._units),
            blocks=tuple(self._body(apart=apart)),
            closing=closing(self._recipients(), self._report.signer, answers=True),
            annexes=(self._annex(head),) if apart else (),
            sheets=(self._sheet(),),
        )

    def _head(self) -> Head:
        """Return the report's head with the letter's symbol; number and day are blank."""
        symbol = letter_symbol(self._office.symbol, self._plan.recipients)
        return replace(
            self._report.head, type_name="", number="", symbol=symbol, day=None, title=()
        )

    def _subject(self) -> str:
        chosen = set(self._plan.framework_ids)
        names = sorted({one.short_name for one in self._frameworks if one.id in chosen})
        indices = f" {', '.join(names)}" if names else ""
        phrase = period_phrase(self._period)
        return f"đôn đốc thực hiện Kế hoạch{indices} và báo cáo kết quả {phrase}"

    def _body(self, *, apart: bool) -> Iterator[Block]:
        if self._illustrative:
            yield from paragraphs(Style.NOTICE, ILLUSTRATIVE)
        yield from paragraphs(Style.BODY, self._state())
        place = "Phụ lục kèm theo" if apart else "danh mục dưới đây"
        yield from paragraphs(Style.BODY, self._asked(place))
        if not apart:
            yield from paragraphs(Style.BODY, "Danh mục nhiệm vụ cần đôn đốc:")
            yield self._table()
        yield from paragraphs(Style.BODY, self._farewell())

    def _state(self) -> str:
        found = {
            words: count
            for need, words in _COUNTED.items()
            if (count := sum(one.need is need for one in self._urged))
        }
        share = f"{_count(len(self._urged))}/{_count(self._followed)} nhiệm vụ"
        if len(found) == 1:
            told = f"{share} {next(iter(found))}"
        else:
            counts = (f"{_count(count)} nhiệm vụ {words}" for words, count in found.items())
            told = f"{share} cần đôn đốc, gồm: {', '.join(counts)}"
        return (
            f"Căn cứ {plan_citation(self._plan, self._office)}; qua theo dõi, tính đến ngày"
            f" {paper_date(self._period.data_to)} còn {told}."
        )

    def _asked(self, place: str) -> str:
        day = paper_date(last_day(self._period))
        return (
            f"Để bảo đảm tiến độ thực hiện Kế hoạch và kịp thời tổng hợp báo cáo"
            f" {period_phrase(self._period)}, {self._name} đề nghị {self._whom()}:\n"
            f"1. Khẩn trương thực hiện các nhiệm vụ được giao nêu tại {place}; đối với nhiệm vụ"
            " quá hạn hoặc chưa thực hiện, nêu rõ nguyên nhân, khó khăn, vướng mắc và thời gian"
            " hoàn thành.\n"
            f"2. Báo cáo kết quả thực hiện gửi về {self._name} trước ngày {day} để tổng hợp."
        )

    def _whom(self) -> str:
        if len(self._units) == 1:
            return _within(self._units[0].name)
        return "các bộ phận, đơn vị có tên nêu trên"

    def _farewell(self) -> str:
        whom = self._whom() if len(self._units) == 1 else "các bộ phận, đơn vị"
        return f"{self._name} đề nghị {whom} quan tâm, thực hiện./."

    def _recipients(self) -> tuple[Recipient, ...]:
        kept = tuple(one for one in self._plan.recipients if fold(one.name).startswith(_LEADERS))
        filed = any(fold(one.name).startswith("luu") for one in kept)
        return kept if filed else (*kept, Recipient(name="Lưu: VT"))

    def _annex(self, head: Head) -> Annex:
        notice = paragraphs(Style.NOTICE, ILLUSTRATIVE) if self._illustrative else ()
        return Annex(
            heading="Phụ lục",
            title=f"DANH MỤC NHIỆM VỤ CẦN ĐÔN ĐỐC {period_phrase(self._period).upper()}",
            note=attached_to("Công văn", head, self._name),
            blocks=(*notice, self._table(), *paragraphs(Style.BODY, END)),
            landscape=False,
        )

    def _table(self) -> Table:
        # A plan in prose says no day: its list has no empty column for it.
        dated = any(_cells(one)[1] for one in self._urged)
        shown = [place for place in range(len(_COLUMNS)) if dated or place != _DUE]
        rows: list[TableRow] = []
        for unit in self._units:
            if len(self._units) > 1:
                rows.append(group_row("", unit.name))
            for number, one in enumerate(unit.tasks, 1):
                cells = (counted(number), *_cells(one))
                rows.append(TableRow(cells=tuple(cells[place] for place in shown)))
        return Table(columns=tuple(_COLUMNS[place] for place in shown), rows=tuple(rows))

    def _sheet(self) -> Sheet:
        rows = [(unit, one) for unit in self._units for one in unit.tasks]
        lines = [self._name, self._subject(), f"Kỳ báo cáo: {self._period.label}"]
        if self._illustrative:
            lines.append(ILLUSTRATIVE)
        return Sheet(
            name="Đôn đốc",
            heading=tuple(printable(line[:1].upper() + line[1:]) for line in lines),
            table=Table(
                columns=_LISTED,
                rows=tuple(
                    TableRow(cells=tuple(self._listed(number, unit, one)))
                    for number, (unit, one) in enumerate(rows, 1)
                ),
            ),
        )

    def _listed(self, number: int, unit: Behind, one: Urged) -> Iterator[Cell]:
        result = self._results.get(one.task.id)
        content, due, state = _cells(one)
        day = one.task.due
        yield counted(number)
        yield printable(unit.name)
        yield content
        yield due if day is None else Figure(text=format_date(day), value=day, format="dd/mm/yyyy")
        yield state
        done = result.progress if result is not None else None
        yield "" if done is None else Figure(text=f"{done}%", value=done, format='0"%"')
        yield printable(result.difficulty) if result is not None else ""


def _cells(one: Urged) -> tuple[str, str, str]:
    """Return what the list says of a task: what, until when, why it is urged."""
    task = one.task
    due = task.timing_text or (paper_date(task.due) if task.due is not None else "")
    return printable(task.content), printable(due), NEED_WORDS[one.need]


def _count(number: int) -> str:
    """Return a count as prose has it: "04 nhiệm vụ"."""
    return f"{number:02d}"


def _within(name: str) -> str:
    """Return a unit's name inside a sentence: a common noun in front begins small."""
    first = name.split(" ", 1)[0]
    common = fold(first) in {"cac", "cong", "can"}
    return name[:1].lower() + name[1:] if common else name
