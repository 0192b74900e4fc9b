"""Danh mục: the units of the office, and the frameworks with the office's own among them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Framework
from desktop.domain.numbers import format_number
from desktop.domain.office import Unit
from desktop.domain.plan import Recipient, Signer
from desktop.domain.record import new_id
from desktop.services.changes import Changes
from desktop.ui.dialogs.own_framework import OwnFrameworkDialog
from desktop.ui.pages.catalogue_list import ListKind, ListSection
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.unit_renaming import UnitRenaming
from desktop.ui.session import SECTION, Session
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.text_lines import recipient_of, text_lines
from desktop.ui.widgets.basics import bar_button, button
from desktop.ui.widgets.head import PageHead, ToolBar

if TYPE_CHECKING:
    from desktop.services.desk import Desk

UNITS = (Column("name", "Bộ phận, chức danh"), Column("aliases", "Tên gọi khác (cách nhau dấu ;)"))
SETS = (
    Column("number", "TT", 56, right=True),
    Column("name", "Chỉ số thành phần"),
    Column("weight", "Trọng số", 110, right=True),
    Column("scale", "Thang điểm", 110, right=True),
)


def _signer(before: Signer | None, texts: Mapping[str, str]) -> Signer:
    signer = before or Signer()
    if "lines" in texts:
        signer = replace(signer, lines=text_lines(texts["lines"]))
    if "name" in texts:
        signer = replace(signer, name=" ".join(texts["name"].split()))
    return signer


def _recipient(before: Recipient | None, texts: Mapping[str, str]) -> Recipient:
    recipient = before or Recipient(name="")
    if "name" in texts:
        typed = recipient_of(" ".join(texts["name"].split()))
        recipient = replace(recipient, name=typed.name, note=typed.note or recipient.note)
    if "note" in texts:
        recipient = replace(recipient, note=texts["note"].strip().strip("()"))
    return recipient


SIGNERS = ListKind(
    "người ký",
    "Người đứng đầu danh sách là người ký đặt sẵn của kế hoạch mới; Alt+↑ chuyển lên. Chọn được ở"
    " Thông tin chung, Quyết định và Báo cáo.",
    (Column("lines", "Quyền hạn, chức vụ"), Column("name", "Họ tên người ký", 280)),
    lambda desk: desk.signers,
    lambda one: {"lines": "\n".join(one.lines), "name": one.name},
    _signer,
)
RECIPIENTS = ListKind(
    "nơi nhận",
    "Những nơi hay gửi văn bản; chọn được ở ô Nơi nhận của kế hoạch, quyết định và báo cáo.",
    (Column("name", "Nơi nhận"), Column("note", "Ghi chú trong ngoặc", 240)),
    lambda desk: desk.recipients,
    lambda one: {"name": one.name, "note": one.note},
    _recipient,
)


class CataloguePage(Page):
    """Tabs: units, signers and recipients are typed into; frameworks are looked at and added."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.add_button = button(self.tr("Thêm bộ phận"), "plus", kind="primary", clicked=self._add)
        self.head = PageHead(self.tr("Danh mục"), self.add_button)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.addTab(self.tr("Bộ phận"))
        self.tabs.addTab(self.tr("Bộ chỉ số"))
        self.tabs.addTab(self.tr("Người ký"))
        self.tabs.addTab(self.tr("Nơi nhận"))
        self.units = GridModel(UNITS, self)
        self.unit_grid = GridView(self.units, self.tr("Bộ phận"), tall=False)
        self.unit_grid.tell_empty(
            self.tr("Chưa có bộ phận"),
            self.tr("F5 để thêm phòng, ban, chức danh; tên gõ mới ở cột Chủ trì cũng vào đây."),
        )
        self.first = self.unit_grid
        self.sets = GridModel(SETS, self)
        self.set_grid = GridView(self.sets, self.tr("Bộ chỉ số"), tall=False)
        self.set_grid.why_shut = lambda: self.tr(
            "Bộ chỉ số ở đây chỉ xem; cần bộ khác thì bấm Thêm bộ chỉ số."
        )
        self.signers = ListSection(session, self.tr("Người ký"), SIGNERS)
        self.recipients = ListSection(session, self.tr("Nơi nhận"), RECIPIENTS)
        self._lists = {2: self.signers, 3: self.recipients}
        self._stack = QStackedWidget()
        for one in (self.unit_grid, self.set_grid, self.signers, self.recipients):
            self._stack.addWidget(one)
        self.body.addWidget(self.head)
        self._up = bar_button(self.tr("Lên"), "arrow-up", "", partial(self._move, -1), tip="Alt+↑")
        self._down = bar_button(
            self.tr("Xuống"), "arrow-down", "", partial(self._move, 1), tip="Alt+↓"
        )
        self.body.addWidget(ToolBar(self.tabs, None, self._up, self._down))
        self.body.addWidget(self._stack, 1)
        self._fresh: Unit | None = None
        self._on_tab(0)
        self.tabs.currentChanged.connect(self._on_tab)
        self._renaming = UnitRenaming(session)
        self.units.edited.connect(self._on_unit)
        self.unit_grid.closed.connect(self._renaming.tell)
        self.unit_grid.past_end.connect(self._add)
        self.unit_grid.blocks.grow = self._grow

    def keys(self) -> tuple[Key, ...]:
        return (
            ("F2", self.tr("Sửa ô")),
            ("F5", self.tr("Thêm dòng")),
            ("F6", self.tr("Xóa dòng")),
            ("F3", self.tr("Lọc")),
            ("Alt+↑↓", self.tr("Chuyển dòng")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "add": self._add,
            "remove": self._remove,
            "find": self._find,
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
        }

    def load(self) -> None:
        state = self.session.state
        if state is None:
            return
        self.head.say(
            self.tr("Danh mục"),
            f"{len(state.units)} bộ phận · {len(state.frameworks)} bộ chỉ số",
        )
        units = [*state.units, *((self._fresh,) if self._fresh is not None else ())]
        self.unit_grid.show_rows(
            [
                Row(
                    unit.id,
                    (
                        Cell(unit.name, Look.INPUT),
                        Cell("; ".join(unit.aliases), Look.INPUT),
                    ),
                )
                for unit in units
            ]
        )
        self.set_grid.show_rows([row for one in state.frameworks for row in _rows(one)])
        for one in self._lists.values():
            one.load()

    def go_to(self, subject: UUID, field: str = "") -> None:
        """Stand on a unit, or on the section of that name."""
        if subject == SECTION:
            self.tabs.setCurrentIndex(2 if field == "signers" else 3)
            return
        self.tabs.setCurrentIndex(0)
        self.unit_grid.go_to(subject, "name")

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)

    def _move(self, step: int) -> None:
        """Move a line of a list that has an order of its own."""
        section = self._lists.get(self.tabs.currentIndex())
        if section is not None:
            section.move_line(step)

    @Slot(int)
    def _on_tab(self, tab: int) -> None:
        self._stack.setCurrentIndex(tab)
        for one in (self._up, self._down):
            one.setVisible(tab in self._lists)
        words = (
            self.tr("Thêm bộ phận"),
            self.tr("Thêm bộ chỉ số…"),
            self.tr("Thêm người ký"),
            self.tr("Thêm nơi nhận"),
        )
        self.add_button.setText(f" {words[tab]}")
        self.add_button.setAccessibleName(words[tab])

    def _add(self) -> None:
        tab = self.tabs.currentIndex()
        if tab in self._lists:
            self._lists[tab].add()
            return
        if tab == 1:
            self._add_set()
            return
        if self._fresh is None:
            self._fresh = Unit(id=new_id(), name="")
            self.load()
        self.unit_grid.go_to(self._fresh.id, "name")
        self.unit_grid.edit(self.unit_grid.currentIndex())

    def _grow(self, lines: Sequence[Mapping[str, str]], _below: UUID | None) -> None:
        """Make units of pasted rows; a row without a name is none."""
        units = [
            _named(Unit(id=new_id(), name=""), texts) for texts in lines if texts.get("name", "")
        ]

        def work(desk: "Desk") -> Changes:
            changes = Changes()
            for unit in units:
                changes |= desk.offices.save_unit(unit)
            return changes

        if units:
            self.session.change(f"thêm {len(units)} bộ phận", work)

    def _find(self) -> None:
        tab = self.tabs.currentIndex()
        grids = (self.unit_grid, self.set_grid, self.signers.grid, self.recipients.grid)
        grids[tab].find_rows()

    def _remove(self) -> None:
        if (listed := self._lists.get(self.tabs.currentIndex())) is not None:
            listed.remove()
            return
        unit = self._unit(self.unit_grid.current_id())
        if unit is None or self.tabs.currentIndex() != 0:
            return
        if self._fresh is not None and unit.id == self._fresh.id:
            self._fresh = None
            self.load()
            return
        self.session.change(
            f"xóa bộ phận {unit.name}",
            lambda desk: desk.offices.remove_unit(unit.id),
        )
        self.messages.tell(
            f"Đã xóa bộ phận “{unit.name}”; nhiệm vụ vẫn giữ tên đó.",
            (self.tr("Hoàn tác"), self.session.undo),
        )

    def _unit(self, unit_id: UUID | None) -> Unit | None:
        state = self.session.state
        known = state.units if state is not None else ()
        if self._fresh is not None and unit_id == self._fresh.id:
            return self._fresh
        return next((unit for unit in known if unit.id == unit_id), None)

    @Slot(object, str, str)
    def _on_unit(self, unit_id: UUID, key: str, text: str) -> None:
        before = self._unit(unit_id)
        if before is None:
            return
        after = _named(before, {key: text})
        if self._fresh is not None and unit_id == self._fresh.id:
            if not after.name:
                return
            self._fresh = None
            self.session.change(
                f"thêm bộ phận {after.name}",
                lambda desk: desk.offices.save_unit(after),
                merge=f"unit/{unit_id}",
            )
            return
        self._renaming.note(before, after)
        self.session.change(
            f"sửa bộ phận {before.name}",
            lambda desk: desk.offices.save_unit(after),
            merge=f"unit/{unit_id}",
        )

    def _add_set(self) -> None:
        dialog = OwnFrameworkDialog(self, self._today().year)
        if not dialog.exec():
            return
        try:
            framework = dialog.framework()
        except InputRefused as refusal:
            self.messages.refuse(refusal)
            return
        self.session.change(
            self.tr("thêm bộ chỉ số %s") % framework.short_name,
            lambda desk: desk.catalogue.save_own(framework),
            done=lambda _: self.messages.tell(f"Đã thêm bộ chỉ số “{framework.name}”."),
        )


def _named(unit: Unit, texts: Mapping[str, str]) -> Unit:
    """Return the unit with its name and its other names as they were typed."""
    if "name" in texts:
        unit = replace(unit, name=" ".join(texts["name"].split()))
    if "aliases" in texts:
        names = (" ".join(part.split()) for part in texts["aliases"].split(";"))
        unit = replace(unit, aliases=tuple(name for name in names if name))
    return unit


def _rows(framework: Framework) -> list[Row]:
    kind = "đi kèm chương trình" if framework.shipped else "của cơ quan"
    valid = (
        f"{framework.valid_from:%d/%m/%Y} – {framework.valid_to:%d/%m/%Y}"
        if framework.valid_from and framework.valid_to
        else f"năm {framework.year}"
    )
    head = Row(
        framework.id,
        (Cell(framework.name, Look.BLOCK, tip=framework.source),),
        note=f"{kind} · {valid}",
        detail=f"tổng {format_number(framework.total_scale)} điểm",
        label=framework.code,
    )
    return [
        head,
        *(
            Row(
                component.id,
                (
                    Cell(str(component.position)),
                    Cell(component.name, tip=component.short_name),
                    Cell(_percent(component.weight)),
                    Cell(f"0 – {format_number(component.scale)}"),
                ),
            )
            for component in framework.components
        ),
        Row(
            UUID(int=framework.id.int ^ 1),
            (Cell(f"Nguồn: {framework.source or 'chưa ghi'}", Look.GROUP, tip=framework.source),),
        ),
    ]


def _percent(weight: Decimal | None) -> str:
    return f"{format_number(weight)}%" if weight is not None else "–"
