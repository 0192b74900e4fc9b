"""Kế hoạch – Xem trước: the very pages that are exported, and the export itself."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot

from desktop.domain.paper import Paper
from desktop.domain.plan import Plan
from desktop.ui.pages.page import Key, Page
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button
from desktop.ui.widgets.paper_panel import PaperPanel

_PAPERS = (Paper.PLAN, Paper.COMPARISON, Paper.UNIT_SHEETS)


class PreviewPage(PlanPage):
    """Page images on the colour of a desk."""

    TITLE = "Kế hoạch – Xem trước"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(
            session,
            today,
            button(self.tr("Nhận lại từ Word…"), "undo-2", clicked=self._take_back),
            button(self.tr("In…"), "printer", clicked=self._print, tip="Ctrl+P"),
            button("Excel", "file-spreadsheet", clicked=lambda: self.write(None, "xlsx")),
            button("PDF", "file-down", clicked=lambda: self.write(None, "pdf")),
            button("Word", "file-text", clicked=lambda: self.write(None, "docx")),
            button(
                self.tr("Xuất cả ba"),
                "copy",
                kind="primary",
                clicked=self.write_all,
                tip="Ctrl+E",
            ),
        )
        self.panel = PaperPanel(
            _PAPERS,
            self.tr("Trình bày theo Nghị định 30/2020/NĐ-CP"),
        )
        self.view = self.panel.view
        self.rows.addWidget(self.panel, 1)
        self.panel.chosen.connect(self._on_chosen)
        self.first = self.view
        session.opened.connect(self.view.clear)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+E", self.tr("Xuất cả ba")),
            ("Ctrl+P", self.tr("In")),
            ("PgUp/PgDn", self.tr("Trang trước/sau")),
        )

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        papers = {one.value: partial(self.panel.choose, one) for one in _PAPERS}
        return {"print": self._print, "deliver": self.write_all, **papers}

    def get_ready(self) -> None:
        """Build no paper that nobody has asked for."""
        Page.get_ready(self)

    def show_plan(self, plan: Plan) -> None:
        plan_id, paper, unit = plan.id, self.panel.paper, self.panel.unit
        if paper is Paper.UNIT_SHEETS:
            self.jobs.run(lambda desk: desk.papers.units(plan_id), self.panel.show_units)
        self.jobs.run(
            lambda desk: desk.papers.pdf(paper, plan_id, unit=unit),
            self.panel.show_pdf,
            self.panel.refuse,
        )

    def write_all(self) -> None:
        """Write the chosen paper as Word, PDF and Excel where the last one went."""
        self.write(None, "docx", "pdf", "xlsx")

    def write(self, folder: Path | None, *formats: str) -> None:
        """Write the chosen paper in the formats "docx", "pdf", "xlsx", and say so.

        Without a folder it goes where the last one went.
        """
        if self.session.plan is not None:
            self.write_paper(
                self.panel.paper, self.session.plan.id, folder, formats, unit=self.panel.unit
            )

    def _take_back(self) -> None:
        # Comparing texts loads when the first edited file comes back.
        from desktop.ui.word_back import ask_word_back  # noqa: PLC0415

        if self.session.plan is not None:
            ask_word_back(self.session, self, Paper.PLAN, self.session.plan.id)

    def _print(self) -> None:
        if self.session.plan is not None:
            self.print_paper(self.panel.paper, self.session.plan.id, unit=self.panel.unit)

    @Slot(object)
    def _on_chosen(self, _paper: Paper) -> None:
        if self.session.plan is not None:
            self.show_plan(self.session.plan)
