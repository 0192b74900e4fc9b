"""Xem trước: the pages of a paper as they are exported, and the choice of which paper."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.paper import Paper
from desktop.ui.widgets.basics import frame, icon_label, label, row
from desktop.ui.widgets.pdf_view import PdfView
from desktop.wording import sentence

_UNIT_ROOM = 320
"""Pixels; the list of names is as wide as it must be."""
PAPER_NAMES = {
    Paper.PLAN: "Kế hoạch",
    Paper.COMPARISON: "So sánh với lần trước",
    Paper.UNIT_SHEETS: "Phiếu giao nhiệm vụ",
    Paper.REPORT: "Báo cáo",
    Paper.REMINDER: "Công văn đôn đốc",
    Paper.SUMMARY: "Tóm tắt một trang",
}


class PaperPanel(QWidget):
    """A bar with the choice of papers, and below it the pages or why there are none.

    Signals:
        chosen: another ``Paper`` is to be shown.
    """

    chosen = Signal(object)

    def __init__(self, papers: Sequence[Paper], note: str = "") -> None:
        super().__init__()
        self.papers = QComboBox()
        self.papers.setAccessibleName(self.tr("Văn bản xem trước và xuất"))
        for paper in papers:
            self.papers.addItem(PAPER_NAMES[paper], paper)
        self.units = QComboBox()
        self.units.setAccessibleName(self.tr("Bộ phận có phiếu giao nhiệm vụ"))
        self.units.addItem(self.tr("Mọi bộ phận"), "")
        # The names come after it was shown first: the default would keep the width of that.
        self.units.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.units.setMaximumWidth(_UNIT_ROOM)
        self.units.hide()
        self.view = PdfView()
        self._pages = label("", "small")
        self._note = label(note, "small")
        self._refusal = label("", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._reason())
        bar = frame("bar")
        bar.setFixedHeight(40)
        title = label(self.tr("Bản sẽ in"), "label")
        title.setBuddy(self.papers)
        bar.setLayout(
            row(
                title,
                8,
                self.papers,
                8,
                self.units,
                12,
                self._pages,
                None,
                self._note,
                margins=(16, 0, 16, 0),
            )
        )
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self._stack, 1)
        self.papers.currentIndexChanged.connect(self._on_chosen)
        self.units.currentIndexChanged.connect(self._on_chosen)
        self.view.verticalScrollBar().valueChanged.connect(self._number_pages)

    @property
    def paper(self) -> Paper:
        """The paper that is shown and exported."""
        return Paper(self.papers.currentData())

    @property
    def unit(self) -> str:
        """The unit whose sheet is shown and exported; empty: every unit's, or another paper."""
        return str(self.units.currentData()) if self.paper is Paper.UNIT_SHEETS else ""

    def choose(self, paper: Paper) -> None:
        """Show a paper, as if the clerk had chosen it."""
        self.papers.setCurrentIndex(self.papers.findData(paper))

    def show_units(self, names: Sequence[str]) -> None:
        """Offer the units of a plan; the one that was chosen stays chosen while it is there."""
        shown = [self.units.itemData(place) for place in range(1, self.units.count())]
        if list(names) == shown:
            return
        chosen = self.units.currentData()
        blocked = self.units.blockSignals(True)
        while self.units.count() > 1:
            self.units.removeItem(1)
        for name in names:
            self.units.addItem(name, name)
        self.units.setCurrentIndex(max(self.units.findData(chosen), 0))
        self.units.blockSignals(blocked)
        if self.units.currentData() != chosen:
            self._on_chosen()

    @property
    def reason(self) -> str:
        """Why there are no pages, or nothing."""
        return self._refusal.text() if self._stack.currentIndex() else ""

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of a paper."""
        self._stack.setCurrentIndex(0)
        self.view.show_pdf(data)
        self._number_pages()

    @Slot(object)
    def refuse(self, refusal: Refused) -> None:
        """Say in place of the pages why there are none."""
        self._refusal.setText(sentence(refusal))
        self._pages.setText("")
        self._stack.setCurrentIndex(1)

    def set_small(self, *, small: bool) -> None:
        """Leave the note out on a small screen."""
        self._note.setVisible(not small)

    def _reason(self) -> QWidget:
        card = frame("note")
        card.setLayout(row(icon_label("info", "doubt"), 8, self._refusal, margins=(12, 10, 12, 10)))
        self._refusal.setMinimumWidth(220)
        made = frame("flat")
        rows = QVBoxLayout(made)
        rows.setContentsMargins(24, 24, 24, 24)
        rows.addWidget(card)
        rows.addStretch(1)
        return made

    @Slot()
    def _on_chosen(self) -> None:
        self.units.setVisible(self.paper is Paper.UNIT_SHEETS)
        self.chosen.emit(self.paper)

    @Slot()
    def _number_pages(self) -> None:
        self._pages.setText(
            self.tr("Trang %d/%d") % (self.view.current_page(), self.view.page_count)
        )
