"""Phiếu giao nhiệm vụ: one signed sheet for each unit, with the tasks that a plan gives it.

It is no kind of paper that Nghị định 30/2020/NĐ-CP names, so its parts follow the common form
(Phụ lục III, mẫu 1.4): letterhead, name and title, text, signature, recipients.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from desktop.domain.actors import coordinator_names, lead_names
from desktop.domain.dates import format_date, paper_date
from desktop.domain.layout import Style
from desktop.domain.letterhead import full_name
from desktop.domain.office import Office
from desktop.domain.outline import Outline, plan_name
from desktop.domain.plan import Head, Plan, Recipient, Task
from desktop.domain.text import fold
from desktop.domain.unit_sheets import UnitTasks
from desktop.exports.citation import plan_citation
from desktop.exports.document import (
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
from desktop.exports.head import closing, letterhead

TYPE_NAME = "PHIẾU GIAO NHIỆM VỤ"
_CODE = "PGNV"
_CENTER = CellAlign.CENTER
_NUMBER = TableColumn(title="TT", share=11, align=_CENTER)
_CONTENT = TableColumn(title="Nhiệm vụ", share=73, align=CellAlign.JUSTIFY)
_OTHERS = ("Đơn vị phối hợp", "Đơn vị chủ trì")
_TIMING = TableColumn(title="Thời gian", share=26, align=_CENTER)
_DELIVERABLE = TableColumn(title="Kết quả, sản phẩm", share=27, align=_CENTER)
_LISTED = (
    TableColumn(title="TT", share=10, align=_CENTER),
    TableColumn(title="Bộ phận", share=40),
    TableColumn(title="Vai trò", share=18, align=_CENTER),
    TableColumn(title="Mục trong kế hoạch", share=18, align=_CENTER),
    TableColumn(title="Nhiệm vụ", share=90, align=CellAlign.JUSTIFY),
    TableColumn(title="Chủ trì", share=36),
    TableColumn(title="Phối hợp", share=36),
    TableColumn(title="Thời gian", share=30, align=_CENTER),
    TableColumn(title="Hạn", share=20, align=_CENTER),
    TableColumn(title="Kết quả, sản phẩm", share=36),
)


class UnitSheetsPaper:
    """The sheets of a plan, for the units that are given."""

    def __init__(self, plan: Plan, office: Office, units: Sequence[UnitTasks]) -> None:
        self._plan = plan
        self._name = full_name(office.name)
        self._office = office
        self._units = tuple(units)
        self._outline = Outline(plan)

    def document(self, *, created: date) -> Document:
        """Return the sheets as one paper; ``created`` is the day put into its properties."""
        first, *others = (self._sheet_of(unit, created) for unit in self._units)
        count = len(self._units)
        return replace(
            first,
            title=first.title if count == 1 else f"Phiếu giao nhiệm vụ của {count:02d} bộ phận",
            following=tuple(others),
            sheets=(self._list(),),
        )

    def _sheet_of(self, unit: UnitTasks, created: date) -> Document:
        head = self._head()
        return Document(
            title=printable(f"Phiếu giao nhiệm vụ: {unit.name}"),
            author=printable(self._office.name),
            created=created,
            letterhead=letterhead(head),
            type_name=TYPE_NAME,
            title_lines=(printable(self._subject()),),
            addressees=(printable(unit.name),),
            blocks=tuple(self._body(unit)),
            closing=closing(self._recipients(), self._plan.signer, answers=True),
        )

    def _head(self) -> Head:
        """Return the plan's head with the sheet's symbol; number and day are blank."""
        symbol = f"{_CODE}-{self._office.symbol}" if self._office.symbol else _CODE
        return replace(self._plan.head, type_name=TYPE_NAME, number="", symbol=symbol, day=None)

    def _subject(self) -> str:
        name = plan_name(self._plan)
        return f"{name[:1].upper()}{name[1:]}"

    def _body(self, unit: UnitTasks) -> Iterator[Block]:
        yield from paragraphs(Style.BODY, self._given(unit))
        parts = [(part, kind) for kind, part in enumerate((unit.led, unit.joined)) if part]
        for number, (tasks, kind) in enumerate(parts, 1):
            if len(parts) > 1:
                heading = ("Nhiệm vụ chủ trì thực hiện", "Nhiệm vụ phối hợp thực hiện")[kind]
                yield from paragraphs(Style.HEADING_2, f"{number}. {heading}")
            yield _table(tasks, kind)
        yield from paragraphs(Style.BODY, self._asked(unit))

    def _given(self, unit: UnitTasks) -> str:
        led, joined = len(unit.led), len(unit.joined)
        parts = []
        if led:
            parts.append(f"{led:02d} nhiệm vụ chủ trì")
        if joined:
            parts.append(f"{joined:02d} nhiệm vụ phối hợp")
        return (
            f"Thực hiện {plan_citation(self._plan, self._office)}, {self._name} giao"
            f" {_within(unit.name)} {' và '.join(parts)}, cụ thể như sau:"
        )

    def _asked(self, unit: UnitTasks) -> str:
        return (
            f"Yêu cầu {_within(unit.name)} tổ chức thực hiện bảo đảm nội dung, thời gian, báo cáo"
            f" kết quả theo từng kỳ báo cáo của Kế hoạch; có khó khăn, vướng mắc thì kịp thời báo"
            f" cáo {self._name} xem xét, giải quyết./."
        )

    def _recipients(self) -> tuple[Recipient, ...]:
        kept = tuple(one for one in self._plan.recipients if fold(one.name).startswith("luu"))
        return kept or (Recipient(name="Lưu: VT"),)

    def _list(self) -> Sheet:
        rows = [
            (unit, role, task)
            for unit in self._units
            for role, tasks in (("Chủ trì", unit.led), ("Phối hợp", unit.joined))
            for task in tasks
        ]
        heading = (self._name, "Phiếu giao nhiệm vụ", plan_name(self._plan))
        return Sheet(
            name="Giao nhiệm vụ",
            heading=tuple(printable(line) for line in heading),
            table=Table(
                columns=_LISTED,
                rows=tuple(
                    TableRow(cells=tuple(self._listed(number, *row)))
                    for number, row in enumerate(rows, 1)
                ),
            ),
        )

    def _listed(self, number: int, unit: UnitTasks, role: str, task: Task) -> Iterator[Cell]:
        day = task.due
        yield counted(number)
        yield printable(unit.name)
        yield role
        yield printable(self._outline.code(task))
        yield printable(task.content)
        yield printable(lead_names(task))
        yield printable(coordinator_names(task))
        yield printable(task.timing_text)
        yield "" if day is None else Figure(text=format_date(day), value=day, format="dd/mm/yyyy")
        yield printable(task.deliverable_text)


def _table(tasks: Sequence[Task], kind: int) -> Table:
    """Return the table of what a unit leads (0) or takes part in (1), without empty columns."""
    others = (coordinator_names, lead_names)[kind]
    columns = (
        _NUMBER,
        _CONTENT,
        TableColumn(title=_OTHERS[kind], share=28, align=_CENTER),
        _TIMING,
        _DELIVERABLE,
    )
    rows = [
        (
            counted(number),
            printable(task.content),
            printable(others(task)),
            printable(_timing(task)),
            printable(task.deliverable_text),
        )
        for number, task in enumerate(tasks, 1)
    ]
    shown = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    return Table(
        columns=tuple(columns[place] for place in shown),
        rows=tuple(TableRow(cells=tuple(row[place] for place in shown)) for row in rows),
    )


def _timing(task: Task) -> str:
    return task.timing_text or (paper_date(task.due) if task.due is not None else "")


def _within(name: str) -> str:
    """Return a unit's name inside a sentence: a common noun in front begins small."""
    common = fold(name).startswith(("cac ", "cong chuc ", "can bo "))
    return name[:1].lower() + name[1:] if common else name
