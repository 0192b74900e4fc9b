"""Kế hoạch – Xem trước: the very pages that are exported, and the export itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from desktop.domain.paper import Paper
from desktop.domain.plan import Plan
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button
from desktop.ui.widgets.paper_panel import PaperPanel

if TYPE_CHECKING:
    pass


class PreviewPage(PlanPage):
    """Page images on the colour of a desk."""

    TITLE = "Kế hoạch – Xem trước"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(
            session,
            today,
            button(self.tr("Nhận lại từ Word…"), "undo-2", clicked=self._take_back),
            button(self.tr("Cả ba"), "copy", clicked=lambda: self._choose("docx", "pdf", "xlsx")),
            button("Excel", "file-spreadsheet", clicked=lambda: self._choose("xlsx")),
            button("PDF", "file-down", clicked=lambda: self._choose("pdf")),
            button(
                self.tr("Xuất Word"),
                "file-text",
                kind="primary",
                clicked=lambda: self._choose("docx"),
            ),
        )
        self.panel = PaperPanel(
            (Paper.PLAN, Paper.COMPARISON), self.tr("Trình bày theo Nghị định 30/2020/NĐ-CP")
        )
        self.view = self.panel.view
        self.rows.addWidget(self.panel, 1)
        self.panel.chosen.connect(self._on_chosen)
        self.setFocusProxy(self.view)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+P", self.tr("Xem trước")),
            ("PgUp/PgDn", self.tr("Trang trước/sau")),
        )

    def show_plan(self, plan: Plan) -> None:
        plan_id, paper = plan.id, self.panel.paper
        self.jobs.run(
            lambda desk: desk.papers.pdf(paper, plan_id), self.panel.show_pdf, self.panel.refuse
        )

    def write(self, folder: Path, *formats: str) -> None:
        """Write the chosen paper into a folder in the formats "docx", "pdf", "xlsx", and say so."""
        if self.session.plan is not None:
            self.write_paper(self.panel.paper, self.session.plan.id, folder, formats)

    def _take_back(self) -> None:
        # Comparing texts loads when the first edited file comes back.
        from desktop.ui.word_back import ask_word_back  # noqa: PLC0415

        if self.session.plan is not None:
            ask_word_back(self.session, self, Paper.PLAN, self.session.plan.id)

    def _choose(self, *formats: str) -> None:
        self.choose_folder(lambda folder: self.write(folder, *formats))

    @Slot(object)
    def _on_chosen(self, _paper: Paper) -> None:
        if self.session.plan is not None:
            self.show_plan(self.session.plan)
