"""Gửi – nhận: making a package, what was sent, and checking any package."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QTabBar,
)

from desktop.domain.period import Period, PeriodState
from desktop.domain.problems import Grade
from desktop.services.delivery import forget_cache
from desktop.services.delivery import on_stick as told_of_stick
from desktop.ui.delivery.delivery import Delivered
from desktop.ui.package_check import ask_package
from desktop.ui.pages.page import Key, Page
from desktop.ui.problem_places import Found, in_plan, in_report, in_results, told
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.tables.sent_rows import COLUMNS, LESS, sent_rows
from desktop.ui.widgets.basics import bar_button, button
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead, ToolBar
from desktop.ui.widgets.package_detail import PackageDetail
from desktop.wording import sentence

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.packages import SentPackage

_IDS = UUID("6f1d0a52-93f4-4f8b-9c70-5c1f5a1b2c3d")
_DETAIL = 340
_SENT, _RECEIVED, _RECEIPTS = range(3)


class SendPage(Page):
    """The outbox, and the ways to make and check a package."""

    checked = True

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.sent: dict[UUID, SentPackage] = {}
        self.period: Period | None = None
        self._small = False
        self._blocking: tuple[Found, ...] = ()
        self.plan_button = button(
            self.tr("Gửi kế hoạch"), "package", clicked=lambda: self._make(results=False)
        )
        self.results_button = button(
            self.tr("Tạo gói vào thư mục…"), "folder-open", clicked=self._make_results
        )
        self.stick_button = button(
            self.tr("Ghi gói ra USB"),
            "hard-drive-download",
            kind="primary",
            clicked=self.make_on_stick,
            tip="Ctrl+E",
        )
        self.stick_button.setEnabled(False)
        self.head = PageHead(
            self.tr("Gửi – nhận"), self.plan_button, self.results_button, self.stick_button
        )
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        for word in (self.tr("Hộp gửi"), self.tr("Hộp nhận"), self.tr("Biên nhận")):
            self.tabs.addTab(word)
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Gói đã gửi"), tall=False)
        self.first = self.grid
        self.detail = PackageDetail()
        self._stack = QStackedWidget()
        self._build()
        self.session.period.moved.connect(self._on_moved)
        self.tabs.currentChanged.connect(self._show_tab)
        self.grid.row_changed.connect(self._on_row)
        self.grid.opened.connect(self._open_detail)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # In a list there is nothing to type: Enter opens, as a double click does.
            opens = QShortcut(QKeySequence(key), self.grid, self._open_detail)
            opens.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.detail.again.connect(self._again)
        self.detail.stick_asked.connect(self._again_on_stick)
        self.detail.look_asked.connect(self._look)
        self.detail.closed.connect(self._close_detail)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+E", self.tr("Ghi gói ra USB")),
            ("Enter", self.tr("Xem gói")),
            ("Ctrl+P", self.tr("In")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"deliver": self.make_on_stick, "print": self._print}

    def load(self) -> None:
        plan = self.session.plan
        plan_id, today = (plan.id if plan is not None else None), self._today()

        def work(desk: "Desk") -> Any:  # noqa: ANN401 - handed straight on
            sent = desk.packages.outbox()
            if plan_id is None:
                return sent, None, ()
            period = self.session.period.among(desk.periods.periods(plan_id), today)
            found = in_plan(desk.plans.plan(plan_id), desk.plans.check(plan_id))
            if period is not None:
                found += in_results(desk.results.check(period.id))
                found += in_report(desk.reports.check(period.id, today))
            return sent, period, found

        self.jobs.run(work, self._on_read_outbox)

    def set_small(self, *, small: bool) -> None:
        self._small = small
        self.head.set_compact(compact=small)
        self._close_detail()
        for number, column in enumerate(COLUMNS):
            self.grid.setColumnHidden(number, small and column.key in LESS)

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
                self.tr("Hộp nhận sẽ mở ở bản sau"),
                self.tr(
                    "Gói của đơn vị khác sẽ được nhận vào sổ ở bản sau. Từ bây giờ anh chị đã kiểm"
                    " tra và xem được mọi tệp .sopgi; gói nhận hôm nay vẫn dùng được khi đó."
                ),
            ),
            (
                self.tr("Biên nhận sẽ nhập được ở bản sau"),
                self.tr(
                    "Khi đó mỗi gói trong Hộp gửi sẽ ghi rõ nơi nhận đã nhận ngày nào. Đến lúc ấy"
                    " mọi gói đã gửi vẫn được giữ nguyên trong Hộp gửi."
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
                        self.tr("Ghi gói ra USB"),
                        self.tr("Đóng gói kết quả của kỳ đang chọn, có cả báo cáo PDF để xem."),
                        self.tr("Ghi gói ra USB"),
                        self.make_on_stick,
                        best=True,
                    ),
                    *ways,
                )
            self._stack.addWidget(EmptyState(title, text, *ways))
        self.body.addWidget(self.head)
        self.body.addWidget(bar)
        self.body.addWidget(self._stack, 1)

    def _on_read_outbox(
        self, read: "tuple[tuple[SentPackage, ...], Period | None, tuple[Found, ...]]"
    ) -> None:
        sent, self.period, problems = read
        self._blocking = tuple(one for one in problems if one.problem.grade is Grade.MUST_FIX)
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
        self.stick_button.setEnabled(self.session.plan is not None)
        self.grid.show_rows(sent_rows(self.sent))
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

    def make_on_stick(self) -> None:
        """Write the package of the period, or of the plan alone, onto a stick."""
        results = self.period is not None and self.period.state is not PeriodState.SKIPPED
        if self.stick_button.isEnabled() and not self._is_blocked():
            self.delivery.with_stick(
                lambda folder: self.make(folder, results=results, on_stick=True)
            )

    def _make(self, *, results: bool) -> None:
        if not self._is_blocked():
            self.choose_folder(lambda folder: self.make(folder, results=results))

    def _is_blocked(self) -> bool:
        """Say what keeps a package from being made, if anything does."""
        if self._blocking:
            first = self._blocking[0]
            self.messages.warn(
                f"Còn {len(self._blocking)} mục “Phải sửa” nên chưa gửi được. Ví dụ {told(first)}",
                (
                    self.tr("Đến chỗ sửa"),
                    lambda: self.session.go(first.page, first.subject, first.field),
                ),
            )
        return bool(self._blocking)

    def make(self, folder: Path, *, results: bool, on_stick: bool = False) -> None:
        """Write a package into a folder: the period's results, or the plan alone."""
        plan, period, today = self.session.plan, self.period, self._today()
        if plan is None:
            return

        def work(desk: "Desk") -> "SentPackage":
            with told_of_stick(folder) if on_stick else nullcontext():
                if results and period is not None:
                    sent = desk.packages.export_results(period.id, folder, today=today)
                else:
                    sent = desk.packages.export_plan(plan.id, folder, today=today)
                forget_cache(folder / sent.file_name)
            # Read back as the receiver will read it, before the clerk is told that it is there.
            desk.packages.verify(folder / sent.file_name)
            return sent

        def done(sent: "SentPackage") -> None:
            self._tell_sent(sent, folder / sent.file_name, on_stick=on_stick)
            self.tabs.setCurrentIndex(_SENT)
            self.load()

        again = self.make_on_stick
        failed = (lambda refusal: self.delivery.refuse(refusal, again)) if on_stick else None
        self.jobs.run(work, done, failed)

    def _tell_sent(self, sent: "SentPackage", path: Path, *, on_stick: bool) -> None:
        written = Delivered((path,), _pages_of(sent.id))
        text = f"Đã ghi gói {path.name} vào {path.parent} và đối chiếu xong, có thể rút USB."
        self.delivery.tell(written, text if on_stick else "")

    def _choose_file(self) -> None:
        ask_package(self.session, self)

    @Slot(object)
    def _on_row(self, row_id: UUID | None) -> None:
        sent = self.sent.get(row_id) if row_id is not None else None
        if sent is None:
            return
        self.detail.show_sent(sent)
        self.jobs.run(
            lambda desk: desk.packages.sent(sent.id),
            self.detail.show_proved,
            lambda refusal: self.detail.show_damaged(sent.id, sentence(refusal)),
        )

    @Slot()
    def _open_detail(self) -> None:
        if self._small:
            self.grid.hide()
            self.detail.lie_over(over=True)
            self.detail.show()
        self.detail.look.setFocus()

    @Slot()
    def _close_detail(self) -> None:
        self.detail.lie_over(over=False)
        self.detail.setVisible(not self._small)
        self.grid.show()
        if self.isVisible():
            self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc lead from a package back to the list."""
        if event.key() == Qt.Key.Key_Escape and self.detail.isAncestorOf(self.focusWidget()):
            self._close_detail()
        else:
            super().keyPressEvent(event)

    def _print(self) -> None:
        if self.detail.package_id in {one.id for one in self.sent.values()}:
            self.delivery.print_out(Delivered((), _pages_of(self.detail.package_id)))

    @Slot(str)
    def _look(self, package_id: str) -> None:
        name = next(one.file_name for one in self.sent.values() if one.id == package_id)
        self.jobs.run(
            _pages_of(package_id),
            lambda pdf: self.delivery.show_pdf(pdf, Path(name).stem),
        )

    @Slot(str)
    def _again(self, package_id: str) -> None:
        self.choose_folder(lambda folder: self._write_again(package_id, folder))

    @Slot(str)
    def _again_on_stick(self, package_id: str) -> None:
        self.delivery.with_stick(
            lambda folder: self._write_again(package_id, folder, on_stick=True)
        )

    def _write_again(self, package_id: str, folder: Path, *, on_stick: bool = False) -> None:
        def work(desk: "Desk") -> Path:
            with told_of_stick(folder) if on_stick else nullcontext():
                path = desk.packages.write_again(package_id, folder)
                forget_cache(path)
            desk.packages.verify(path)
            return path

        sent = next(one for one in self.sent.values() if one.id == package_id)
        self.jobs.run(
            work,
            lambda path: self._tell_sent(sent, path, on_stick=on_stick),
            lambda refusal: self.delivery.refuse(refusal, lambda: self._again_on_stick(package_id)),
        )


def _pages_of(package_id: str) -> Callable[["Desk"], bytes]:
    """Return what gives the pages inside a sent package."""
    return lambda desk: desk.packages.sent(package_id).pdf
