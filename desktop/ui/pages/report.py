"""Báo cáo: the parts of a period's report, drafted or rewritten, beside the paper itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.dates import format_date
from desktop.domain.narrative import PART_TITLES
from desktop.domain.period import Period
from desktop.domain.record import Record
from desktop.domain.report import Part, PartKey, Report
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.report_head import ReportHead
from desktop.ui.session import Session
from desktop.ui.tables.cells import Cell, Column, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.theme import ROW_HEAD, ROW_ONE
from desktop.ui.widgets.basics import bar_button, button, frame, label, row
from desktop.ui.widgets.empty_state import EmptyState, Way
from desktop.ui.widgets.field import TextEdit
from desktop.ui.widgets.head import PageHead
from desktop.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from desktop.services.desk import Desk

COLUMNS = (
    Column("label", "", 44),
    Column("title", "Mục"),
    Column("state", "Tình trạng", 128),
)
_LABELS = ("I", "II", "III", "IV", "V")
_HEAD = UUID(int=0)
_REDRAW_AFTER = 600
_LEFT = 424
_PARTS, _PARTS_SMALL = ROW_HEAD + 7 * ROW_ONE, ROW_HEAD + 3 * ROW_ONE
"""Heights of the list of parts: all seven rows, or three of them."""


class Reading(Record, frozen=True, kw_only=True):
    """What the page reads: the period, its report, and the text that each part prints."""

    period: Period
    report: Report
    texts: dict[PartKey, str]


class ReportPage(Page):
    """The report of the chosen period."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(session)
        self._today = today
        self.reading: Reading | None = None
        self._part: PartKey | None = PartKey.RESULTS
        excel = button("Excel", "file-spreadsheet", clicked=lambda: self._export("xlsx"))
        pdf = button("PDF", "file-down", clicked=lambda: self._export("pdf"))
        word = button(
            self.tr("Xuất Word"), "file-text", kind="primary", clicked=lambda: self._export("docx")
        )
        every = button(
            self.tr("Cả ba"), "copy", clicked=lambda: self._export("docx", "pdf", "xlsx")
        )
        self.head = PageHead(self.tr("Báo cáo"), every, excel, pdf, word)
        self.model = GridModel(COLUMNS, self)
        self.grid = GridView(self.model, self.tr("Các mục của báo cáo"), tall=False)
        self.editor = TextEdit(
            self.tr("Lời văn của mục"), self.tr("Mục này để trống nên không in ra"), lines=3, most=3
        )
        self.title = label("", "strong")
        self.note = label("", "small", wrap=True)
        self.again = bar_button(self.tr("Soạn lại từ kết quả"), "history", "", self._redraft)
        self.form = ReportHead()
        self.view = PdfView()
        self._pages = label("", "small")
        self._timer = QTimer(self, singleShot=True, interval=_REDRAW_AFTER)
        self._timer.timeout.connect(self._draw)
        self._drawing = False
        self._stack = QStackedWidget()
        self._left = QStackedWidget()
        self._build()
        self._connect()

    def keys(self) -> tuple[Key, ...]:
        return (("Ctrl+P", self.tr("Xem trước")), ("Ctrl+S", self.tr("Ghi")))

    def deeds(self) -> dict[str, Callable[[], object]]:
        return {"print": self._draw, "next": lambda: self.grid.step(0, 1)}

    def load(self) -> None:
        plan = self.session.plan
        if plan is None:
            self._stack.setCurrentIndex(1)
            return
        plan_id, today = plan.id, self._today()

        def work(desk: "Desk") -> Reading | None:
            period = self.session.period.among(desk.periods.periods(plan_id), today)
            if period is None:
                return None
            return Reading(
                period=period,
                report=desk.reports.report(period.id),
                texts=desk.reports.drafted(period.id),
            )

        self.jobs.run(work, self._on_reading)

    def set_small(self, *, small: bool) -> None:
        self.head.set_compact(compact=small)
        self.split.setSizes([360, 540] if small else [_LEFT, 758])
        # The list of parts scrolls, so that the text that is being written keeps its room.
        self.grid.setFixedHeight(_PARTS_SMALL if small else _PARTS)
        self.note.setVisible(not small)

    def _build(self) -> None:
        part = QWidget()
        rows = QVBoxLayout(part)
        rows.setContentsMargins(16, 10, 16, 10)
        rows.setSpacing(6)
        rows.addLayout(row(self.title, None, self.again))
        rows.addWidget(self.editor, 1)
        rows.addWidget(self.note)
        self._left.addWidget(part)
        self._left.addWidget(self.form)
        left = frame("flat")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.grid.setFixedHeight(_PARTS)
        column.addWidget(self.grid)
        column.addWidget(self._left, 1)
        right = QWidget()
        sheet = QVBoxLayout(right)
        sheet.setContentsMargins(0, 0, 0, 0)
        sheet.setSpacing(0)
        bar = frame("bar")
        bar.setFixedHeight(36)
        bar.setLayout(
            row(label(self.tr("Xem trước"), "label"), 12, self._pages, None, margins=(16, 0, 16, 0))
        )
        sheet.addWidget(bar)
        sheet.addWidget(self.view, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(right)
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
        self.editor.committed.connect(self._on_text)
        self.form.edited.connect(self._store)
        self.form.refused.connect(self.messages.refuse)
        self.view.verticalScrollBar().valueChanged.connect(lambda _v: self._number_pages())

    def _on_reading(self, reading: Reading | None) -> None:
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
        self.grid.show_rows(self._rows(reading))
        self.form.show_report(reading.report)
        if self.grid.current_id() is None:
            self.grid.setCurrentIndex(self.model.index(2, 1))
        self._show_part()
        self._timer.start()

    def _rows(self, reading: Reading) -> list[Row]:
        edited = {part.key for part in reading.report.parts if part.text is not None}
        rows = [_row(_HEAD, "", self.tr("Đầu văn bản, người ký"), ("pencil", "Sửa được"))]
        for number, key in enumerate(PartKey):
            if not reading.texts.get(key, "").strip():
                state = ("circle-dashed", self.tr("Để trống"))
            elif key in edited:
                state = ("circle-check", self.tr("Đã sửa"))
            else:
                state = ("history", self.tr("Soạn tự động"))
            rows.append(_row(_part_id(key), _LABELS[number], PART_TITLES[key], state))
        rows.append(
            _row(
                UUID(int=99), "PL", self.tr("Phụ lục: kết quả từng nhiệm vụ"), ("table-2", "Tự lập")
            )
        )
        return rows

    @Slot(object)
    def _on_row(self, row_id: UUID | None) -> None:
        self.flush()
        keys = {_part_id(key): key for key in PartKey}
        if row_id == _HEAD:
            self._part = None
        elif row_id in keys:
            self._part = keys[row_id]
        self._show_part(other=True)

    def _show_part(self, *, other: bool = False) -> None:
        reading = self.reading
        if reading is None:
            return
        self._left.setCurrentIndex(1 if self._part is None else 0)
        if self._part is None:
            return
        key = self._part
        self.title.setText(f"{_LABELS[list(PartKey).index(key)]}. {PART_TITLES[key]}")
        text = reading.texts.get(key, "")
        if other:
            self.editor.show_other(text)
        else:
            self.editor.show_text(text)
        own = any(part.key is key and part.text is not None for part in reading.report.parts)
        self.again.setEnabled(own)
        self.note.setText(
            self.tr("Anh chị đã sửa mục này; số liệu trong đó không tự đổi theo kết quả.")
            if own
            else self.tr(
                "Chương trình soạn từ kết quả và tự cập nhật khi kết quả đổi. Sửa vào là"
                " giữ nguyên lời của anh chị."
            )
        )

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if self._part is not None:
            self._store_part(self._part, text)

    def _redraft(self) -> None:
        if self._part is not None:
            self.editor.show_other("")
            self._store_part(self._part, None)

    def _store_part(self, key: PartKey, text: str | None) -> None:
        if self.reading is None:
            return
        parts = tuple(part for part in self.reading.report.parts if part.key is not key)
        if text is not None:
            parts = (*parts, Part(key=key, text=text))
        self._store(replace(self.reading.report, parts=parts))

    @Slot(object)
    def _store(self, report: Report) -> None:
        if self.reading is None:
            return
        before = self.reading.report
        self.reading = replace(self.reading, report=report)
        self.session.change(
            self.tr("sửa báo cáo"),
            lambda desk: desk.reports.save(report),
            lambda desk: desk.reports.save(before),
            merge=f"report/{report.id}/{self._part}",
        )

    @Slot()
    def _draw(self) -> None:
        if self.reading is None or not self.isVisible():
            return
        period_id = self.reading.period.id
        self.jobs.run(lambda desk: desk.papers.period_pdf(period_id), self._on_pdf)

    def _on_pdf(self, data: bytes) -> None:
        self.view.show_pdf(data)
        self._number_pages()

    def _number_pages(self) -> None:
        self._pages.setText(f"Trang {self.view.current_page()}/{self.view.page_count}")

    @Slot()
    def _on_moved(self) -> None:
        if self.isVisible():
            self.load()

    def _export(self, *formats: str) -> None:
        if self.reading is not None:
            self.flush()
            self.choose_folder(lambda folder: self.export(folder, *formats))

    def export(self, folder: Path, *formats: str) -> None:
        """Write the report into a folder in the formats "docx", "pdf", "xlsx"."""
        if self.reading is None:
            return
        period_id = self.reading.period.id

        def work(desk: "Desk") -> tuple[Path, ...]:
            from desktop.services.papers import Format  # noqa: PLC0415 - loads the writers

            return desk.papers.period_paper(
                period_id, tuple(Format(name) for name in formats), folder
            )

        self.jobs.run(work, self.tell_written)


def _row(row_id: UUID, number: str, title: str, state: tuple[str, str]) -> Row:
    return Row(
        row_id,
        (Cell(number), Cell(title, tip=title), Cell(state[1], icon=state[0], tone="accent")),
    )


def _part_id(key: PartKey) -> UUID:
    return UUID(int=1 + list(PartKey).index(key))
