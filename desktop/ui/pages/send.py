"""Gửi – nhận: making a package, what was sent, and checking any package."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QSplitter,
    QStackedWidget,
    QTabBar,
)

from desktop.domain.dates import format_date
from desktop.domain.period import Period, PeriodState
from desktop.domain.problems import Grade, Problem
from desktop.ui.pages.package_detail import PackageDetail
from desktop.ui.pages.page import Key, Page
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import bar_button, button
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead, ToolBar
from desktop.wording import finding

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.packages import CheckedPackage, SentPackage

COLUMNS = (
    Column("sequence", "Số", 52, right=True),
    Column("title", "Nội dung"),
    Column("created", "Ngày lập", 104),
    Column("size", "Cỡ", 80, right=True),
    Column("state", "Trạng thái", 190),
    Column("file", "Tệp", 0),
)
_IDS = UUID("6f1d0a52-93f4-4f8b-9c70-5c1f5a1b2c3d")
_DETAIL = 340
_SENT, _RECEIVED, _RECEIPTS = range(3)


class SendPage(Page):
    """The outbox, and the ways to make and check a package."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.sent: dict[UUID, SentPackage] = {}
        self.period: Period | None = None
        self._blocking: tuple[Problem, ...] = ()
        self.plan_button = button(
            self.tr("Gửi kế hoạch"), "package", clicked=lambda: self._make(results=False)
        )
        self.results_button = button(
            self.tr("Tạo gói gửi đi"), "package", kind="primary", clicked=self._make_results
        )
        self.head = PageHead(self.tr("Gửi – nhận"), self.plan_button, self.results_button)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        for word in (self.tr("Hộp gửi"), self.tr("Hộp nhận"), self.tr("Biên nhận")):
            self.tabs.addTab(word)
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Gói đã gửi"), tall=False)
        self.detail = PackageDetail()
        self._stack = QStackedWidget()
        self._build()
        self.session.period.moved.connect(self._on_moved)
        self.tabs.currentChanged.connect(self._show_tab)
        self.grid.row_changed.connect(self._on_row)
        self.detail.again.connect(self._again)

    def keys(self) -> tuple[Key, ...]:
        return (("Ctrl+S", self.tr("Ghi")),)

    def load(self) -> None:
        plan = self.session.plan
        plan_id, today = (plan.id if plan is not None else None), self._today()

        def work(desk: "Desk") -> Any:  # noqa: ANN401 - handed straight on
            sent = desk.packages.outbox()
            if plan_id is None:
                return sent, None, ()
            period = self.session.period.among(desk.periods.periods(plan_id), today)
            found: tuple[Problem, ...] = ()
            if period is not None:
                found = (*desk.results.check(period.id), *desk.reports.check(period.id))
            return sent, period, (*desk.plans.check(plan_id), *found)

        self.jobs.run(work, self._on_read_outbox)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        self.detail.setVisible(not small)
        for number, column in enumerate(COLUMNS):
            self.grid.setColumnHidden(number, small and column.key in {"file", "size"})

    def _build(self) -> None:
        check = bar_button(self.tr("Kiểm tra một tệp…"), "shield-check", "", self._choose_file)
        bar = ToolBar(self.tabs, None, check)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.grid)
        split.addWidget(self.detail)
        split.setStretchFactor(0, 1)
        split.setSizes([842, _DETAIL])
        split.setChildrenCollapsible(False)
        self._stack.addWidget(split)
        for title, text in (
            (
                self.tr("Hộp nhận chưa dùng được ở phiên bản này"),
                self.tr(
                    "Bản này lập, ký và kiểm tra gói gửi đi. Nhận gói của đơn vị khác vào sổ sẽ có"
                    " ở bản sau; hiện vẫn kiểm tra và xem được mọi tệp .sopgi."
                ),
            ),
            (
                self.tr("Biên nhận chưa dùng được ở phiên bản này"),
                self.tr(
                    "Biên nhận của cấp trên sẽ nhập được ở bản sau. Mọi gói đã gửi vẫn được giữ"
                    " nguyên trong Hộp gửi."
                ),
            ),
            (
                self.tr("Chưa gửi gói nào"),
                self.tr(
                    "Gói .sopgi mang kế hoạch, kết quả và báo cáo đã ký dấu khóa của cơ quan, đi"
                    " bằng USB hoặc thư điện tử."
                ),
            ),
        ):
            ways: tuple[Way, ...] = (
                Way(
                    "shield-check",
                    self.tr("Kiểm tra một tệp"),
                    self.tr("Xem một gói .sopgi còn nguyên vẹn không và do ai lập."),
                    self.tr("Chọn tệp .sopgi…"),
                    self._choose_file,
                ),
            )
            if title == self.tr("Chưa gửi gói nào"):
                ways = (
                    Way(
                        "package",
                        self.tr("Tạo gói gửi đi"),
                        self.tr("Đóng gói kết quả của kỳ đang chọn, có cả báo cáo PDF để xem."),
                        self.tr("Tạo gói gửi đi"),
                        self._make_results,
                        best=True,
                    ),
                    *ways,
                )
            self._stack.addWidget(EmptyState(title, text, *ways))
        self.body.addWidget(self.head)
        self.body.addWidget(bar)
        self.body.addWidget(self._stack, 1)

    def _on_read_outbox(
        self, read: "tuple[tuple[SentPackage, ...], Period | None, tuple[Problem, ...]]"
    ) -> None:
        sent, self.period, problems = read
        self._blocking = tuple(one for one in problems if one.grade is Grade.MUST_FIX)
        self.sent = {uuid5(_IDS, one.id): one for one in sent}
        label = self.period.label if self.period is not None else self.tr("chưa có kỳ")
        self.head.say(
            self.tr("Gửi – nhận"),
            f"Kỳ đang chọn: {label} · không cần mạng, gói đi bằng USB hoặc thư điện tử.",
        )
        self.tabs.setTabText(_SENT, f"{self.tr('Hộp gửi')} ({len(sent)})")
        self.plan_button.setEnabled(self.session.plan is not None)
        open_period = self.period is not None and self.period.state is not PeriodState.SKIPPED
        self.results_button.setEnabled(open_period)
        self.grid.show_rows([_row(row_id, one) for row_id, one in self.sent.items()])
        if self.sent and self.grid.current_id() is None:
            self.grid.setCurrentIndex(self.model.index(0, 1))
        self._show_tab()

    @Slot()
    def _show_tab(self) -> None:
        tab = self.tabs.currentIndex()
        self._stack.setCurrentIndex(tab if tab != _SENT or self.sent else 3)

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self.load()

    def _make_results(self) -> None:
        self._make(results=True)

    def _make(self, *, results: bool) -> None:
        if self._blocking:
            first = self._blocking[0]
            self.messages.warn(
                f"Còn {len(self._blocking)} mục “Phải sửa” nên chưa gửi được. Ví dụ {first.place}:"
                f" {finding(first)}",
                (self.tr("Đến chỗ sửa"), lambda: self.session.go("tasks", first.subject_id)),
            )
            return
        self.choose_folder(lambda folder: self.make(folder, results=results))

    def make(self, folder: Path, *, results: bool) -> None:
        """Write a package into a folder: the period's results, or the plan alone."""
        plan, period, today = self.session.plan, self.period, self._today()
        if plan is None:
            return

        def work(desk: "Desk") -> "tuple[SentPackage, CheckedPackage]":
            if results and period is not None:
                sent = desk.packages.export_results(period.id, folder, today=today)
            else:
                sent = desk.packages.export_plan(plan.id, folder, today=today)
            # Read back as the receiver will read it, before the clerk is told that it is there.
            return sent, desk.packages.verify(folder / sent.file_name)

        def done(answer: "tuple[SentPackage, CheckedPackage]") -> None:
            sent, _ = answer
            self.tell_written((folder / sent.file_name,))
            self.tabs.setCurrentIndex(_SENT)
            self.load()

        self.jobs.run(work, done)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Chọn gói cần kiểm tra"), "", self.tr("Gói Sổ PGI (*.sopgi)")
        )
        if name:
            self.check_file(Path(name))

    def check_file(self, path: Path) -> None:
        """Check any package and show what it holds."""
        self.jobs.run(
            lambda desk: desk.packages.verify(path),
            lambda checked: self._show_checked(path, checked),
        )

    def _show_checked(self, path: Path, checked: "CheckedPackage") -> None:
        self._stack.setCurrentIndex(0)
        self.detail.setVisible(True)
        self.detail.show_checked(path.name, checked)
        self.messages.tell(self.tr("Gói %s nguyên vẹn.") % path.name)

    @Slot(object)
    def _on_row(self, row_id: UUID | None) -> None:
        sent = self.sent.get(row_id) if row_id is not None else None
        if sent is not None:
            self.detail.show_sent(sent)

    @Slot(str)
    def _again(self, package_id: str) -> None:
        def write(folder: Path) -> None:
            self.jobs.run(
                lambda desk: desk.packages.write_again(package_id, folder),
                lambda path: self.tell_written((path,)),
            )

        self.choose_folder(write)


def _row(row_id: UUID, sent: "SentPackage") -> Row:
    return Row(
        row_id,
        (
            Cell(str(sent.sequence)),
            Cell(sent.title, tip=sent.title),
            Cell(format_date(sent.created)),
            Cell(f"{max(1, round(sent.size / 1024))} KB"),
            Cell(
                "Chưa có biên nhận",
                Look.CHIP,
                "clock",
                "doing",
                tip="Đã lập và ký; chưa nhập biên nhận của nơi nhận",
            ),
            Cell(sent.file_name, tip=sent.file_name),
        ),
    )
