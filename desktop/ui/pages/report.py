"""Báo cáo: the parts of a period's report, drafted or rewritten, beside the paper itself."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout

from desktop.domain.dates import format_date
from desktop.domain.figures import Drafted, Stale, unlinked, updated
from desktop.domain.narrative import PART_TITLES
from desktop.domain.paper import Paper
from desktop.domain.period_checks import check_cut_off
from desktop.domain.report import Part, PartKey, Report
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.report_head import ReportHead
from desktop.ui.pages.report_part import PartEditor
from desktop.ui.pages.report_rows import COLUMNS, HEAD_ID, LABELS, part_of, report_rows
from desktop.ui.session import Session
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.theme import ROW_HEAD, ROW_ONE
from desktop.ui.widgets.basics import button, frame
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.head import PageHead
from desktop.ui.widgets.paper_panel import PaperPanel
from desktop.wording import finding, remedy

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.reports import Composition

_PAPERS = (Paper.REPORT, Paper.REMINDER, Paper.SUMMARY)
_HEAD = "head"
"""The field of ``go_to`` that is no part: head and signer."""
_REDRAW_AFTER = 600
_LEFT = 424
_PARTS, _PARTS_SMALL = ROW_HEAD + 7 * ROW_ONE, ROW_HEAD + 3 * ROW_ONE
"""Heights of the list of parts: all seven rows, or three of them."""


class ReportPage(Page):
    """The report of the chosen period."""

    checked = True

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.reading: Composition | None = None
        self._part: PartKey | None = PartKey.RESULTS
        excel = button("Excel", "file-spreadsheet", clicked=lambda: self._export("xlsx"))
        pdf = button("PDF", "file-down", clicked=lambda: self._export("pdf"))
        word = button("Word", "file-text", clicked=lambda: self._export("docx"))
        every = button(
            self.tr("Xuất cả ba"), "copy", kind="primary", clicked=self.export_all, tip="Ctrl+E"
        )
        paper = button(self.tr("In…"), "printer", clicked=self._print, tip="Ctrl+P")
        again = button(self.tr("Nhận lại từ Word…"), "undo-2", clicked=self._take_back)
        self.head = PageHead(self.tr("Báo cáo"), again, paper, excel, pdf, word, every)
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Các mục của báo cáo"), tall=False)
        self.first = self.grid
        self.part = PartEditor()
        self.editor = self.part.editor
        self.form = ReportHead(session)
        self.panel = PaperPanel(_PAPERS)
        self.view = self.panel.view
        self._timer = QTimer(self, singleShot=True, interval=_REDRAW_AFTER)
        self._timer.timeout.connect(self._draw)
        self._stack = QStackedWidget()
        self._left = QStackedWidget()
        self._build()
        self._connect()

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+E", self.tr("Xuất cả ba")),
            ("Ctrl+P", self.tr("In")),
            ("Ctrl+S", self.tr("Ghi")),
        )

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {
            "print": self._print,
            "deliver": self.export_all,
            "next": lambda: self.grid.step(0, 1),
            **{one.value: partial(self.panel.choose, one) for one in _PAPERS},
        }

    def load(self) -> None:
        plan = self.session.plan
        if plan is None:
            self._stack.setCurrentIndex(1)
            return
        plan_id, today = plan.id, self._today()

        def work(desk: "Desk") -> "Composition | None":
            period = self.session.period.among(desk.periods.periods(plan_id), today)
            return desk.reports.composition(period.id) if period is not None else None

        self.jobs.run(work, self._on_reading)

    def go_to(self, subject: UUID, field: str = "") -> None:  # noqa: ARG002 - its own part
        """Stand on a part of the report; ``field`` is its key, or "head"."""
        places = [_HEAD, *(key.value for key in PartKey)]
        if field in places:
            self.grid.setCurrentIndex(self.model.index(places.index(field), 1))
            (self.grid if field == _HEAD else self.editor).setFocus()

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        self.split.setSizes([360, 540] if small else [_LEFT, 758])
        # The list of parts scrolls, so that the text that is being written keeps its room.
        self.grid.setFixedHeight(_PARTS_SMALL if small else _PARTS)
        self.part.set_small(small=small)
        self.panel.set_small(small=small)

    def _build(self) -> None:
        self._left.addWidget(self.part)
        self._left.addWidget(self.form)
        left = frame("flat")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.grid.setFixedHeight(_PARTS)
        column.addWidget(self.grid)
        column.addWidget(self._left, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(self.panel)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LEFT, 758])
        self._stack.addWidget(self.split)
        self._stack.addWidget(
            EmptyState(
                self.tr("Chưa có kỳ nào để báo cáo"),
                self.tr("Báo cáo lập từ kết quả của một kỳ. Nhập kết quả trước, rồi quay lại đây."),
                Way(
                    "list-checks",
                    self.tr("Nhập kết quả"),
                    self.tr("Lập kỳ báo cáo và nhập kết quả từng nhiệm vụ."),
                    self.tr("Mở trang Kết quả"),
                    lambda: self.session.go("results"),
                    best=True,
                ),
            )
        )
        self.body.addWidget(self.head)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.session.period.moved.connect(self._on_moved)
        self.grid.row_changed.connect(self._on_row)
        self.part.edited.connect(self._on_edited)
        self.part.redraft_asked.connect(self._redraft)
        self.part.earlier_asked.connect(self._ask_earlier)
        self.part.update_asked.connect(self._update)
        self.part.keep_asked.connect(self._keep)
        self.panel.chosen.connect(self._draw)
        self.session.opened.connect(self.view.clear)
        self.form.edited.connect(self._store)
        self.form.refused.connect(self.messages.refuse)

    def _on_reading(self, reading: "Composition | None") -> None:
        if self.jobs.writing:
            # Typing went on meanwhile: what was read is old, and a newer reading follows.
            return
        self.reading = reading
        if reading is None:
            self._stack.setCurrentIndex(1)
            return
        self._stack.setCurrentIndex(0)
        to = "; ".join(reading.report.addressees)
        self.head.say(
            f"{self.tr('Báo cáo')} {reading.period.label[0].lower()}{reading.period.label[1:]}",
            f"Số và ngày để trống cho văn thư · gửi {to or '(chưa nêu nơi nhận)'} ·"
            f" hạn {format_date(reading.period.due)}",
        )
        self.grid.show_rows(report_rows(reading))
        self.form.show_report(reading.report)
        if self.grid.current_id() is None:
            self.grid.setCurrentIndex(self.model.index(2, 1))
        self._show_part()
        self._timer.start()

    @Slot(object)
    def _on_row(self, row_id: UUID | None) -> None:
        self.flush()
        if row_id == HEAD_ID:
            self._part = None
        elif (key := part_of(row_id)) is not None:
            self._part = key
        self._show_part(other=True)

    def _show_part(self, *, other: bool = False) -> None:
        reading, key = self.reading, self._part
        if reading is None:
            return
        self._left.setCurrentIndex(1 if key is None else 0)
        if key is None:
            return
        self.part.show_part(
            key,
            f"{LABELS[list(PartKey).index(key)]}. {PART_TITLES[key]}",
            reading.parts.get(key, Drafted("")),
            reading.stale.get(key, ()),
            own=self._own(key) is not None,
            other=other,
        )

    def _own(self, key: PartKey) -> Part | None:
        """Return a part that the clerk has rewritten."""
        parts = self.reading.report.parts if self.reading is not None else ()
        return next((one for one in parts if one.key is key and one.text is not None), None)

    @Slot(object)
    def _on_edited(self, part: Part) -> None:
        self._store_part(part.key, part, merge=f"report/part/{part.key}")

    @Slot()
    def _redraft(self) -> None:
        if self._part is not None:
            self.flush()
            self.editor.show_other("")
            self._store_part(self._part, None)

    @Slot()
    def _ask_earlier(self) -> None:
        if self.reading is None or self._part is None:
            return
        self.flush()
        period_id, key = self.reading.period.id, self._part
        self.jobs.run(
            lambda desk: desk.reports.earlier_part(period_id, key),
            self._replace,
            self.messages.refuse,
        )

    @Slot(object)
    def _update(self, stale: tuple[Stale, ...]) -> None:
        self.flush()
        part = self._own(self._part) if self._part is not None else None
        if part is not None:
            self._replace(updated(part, stale))

    @Slot(object)
    def _keep(self, stale: Stale) -> None:
        self.flush()
        part = self._own(self._part) if self._part is not None else None
        if part is not None:
            self._replace(unlinked(part, stale.citation))

    def _replace(self, part: Part) -> None:
        """Put a text in place of a part's: one step that Ctrl+Z takes back."""
        if part.key is self._part:
            self.part.take(part)
        self._store_part(part.key, part)

    def _store_part(self, key: PartKey, part: Part | None, *, merge: str = "") -> None:
        if self.reading is None:
            return
        others = tuple(one for one in self.reading.report.parts if one.key is not key)
        self._store(
            replace(self.reading.report, parts=others if part is None else (*others, part)),
            merge=merge,
        )

    @Slot(object)
    def _store(self, report: Report, *, merge: str = "report/head") -> None:
        if self.reading is None:
            return
        written = {
            part.key: Drafted(part.text, part.figures)
            for part in report.parts
            if part.text is not None
        }
        self.reading = self.reading._replace(report=report, parts=self.reading.parts | written)
        self.session.change(
            self.tr("sửa báo cáo"),
            lambda desk: desk.reports.save(report),
            merge=f"{merge}/{report.id}" if merge else "",
            place=self._part.value if self._part is not None else _HEAD,
        )

    @Slot()
    def _draw(self) -> None:
        if self.reading is None or not self.isVisible():
            return
        period_id, paper = self.reading.period.id, self.panel.paper
        self.jobs.run(
            lambda desk: desk.papers.pdf(paper, period_id), self.panel.show_pdf, self.panel.refuse
        )

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self.load()

    def _take_back(self) -> None:
        # Comparing texts loads when the first edited file comes back.
        from desktop.ui.word_back import ask_word_back  # noqa: PLC0415

        if self.reading is not None:
            self.flush()
            ask_word_back(self.session, self, Paper.REPORT, self.reading.period.id)

    def export_all(self) -> None:
        """Write the chosen paper as Word, PDF and Excel where the last one went."""
        self._export("docx", "pdf", "xlsx")

    def _export(self, *formats: str) -> None:
        self._sure(lambda: self.export(None, *formats))

    def _sure(self, go_on: Callable[[], object]) -> None:
        """Go on, but where the report has doubtful places, ask first."""
        if self.reading is None:
            return
        self.flush()
        doubts = self.doubts() if self.panel.paper is Paper.REPORT else ""
        if not doubts:
            go_on()
            return
        self.messages.warn(
            doubts,
            (self.tr("Vẫn xuất"), go_on),
            (self.tr("Xem lại"), self._go_to_doubt),
        )

    def _print(self) -> None:
        if self.reading is not None:
            self.flush()
            self.print_paper(self.panel.paper, self.reading.period.id)

    def doubts(self) -> str:
        """Return what should be looked at before the report goes out, in words, or nothing."""
        if self.reading is None:
            return ""
        stale = sum(len(found) for found in self.reading.stale.values())
        claims = len(self.reading.problems)
        told = []
        if stale:
            told.append(self.tr("%02d số liệu đã đổi mà lời văn chưa cập nhật") % stale)
        if claims:
            told.append(self.tr("%02d chỗ số liệu chưa khớp nhau") % claims)
        said = [self.tr("Báo cáo còn %s.") % self.tr(" và ").join(told)] if told else []
        early = check_cut_off(self.reading.period, self._today())
        said += [f"{finding(one)} {remedy(one)}" for one in early]
        return " ".join(said)

    def _go_to_doubt(self) -> None:
        self.messages.hide()
        if self.reading is None:
            return
        doubtful = [key for key in PartKey if self.reading.is_doubtful(key)]
        if doubtful:
            self.grid.setCurrentIndex(self.model.index(1 + list(PartKey).index(doubtful[0]), 1))

    def export(self, folder: Path | None, *formats: str) -> None:
        """Write the chosen paper in the formats "docx", "pdf", "xlsx".

        Without a folder it goes where the last one went.
        """
        if self.reading is None:
            return
        self.write_paper(self.panel.paper, self.reading.period.id, folder, formats)
