"""Kế hoạch – Xem trước: the very pages that are exported, and the export itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot

from desktop.domain.errors import Refused
from desktop.domain.plan import Plan
from desktop.ui.pages.page import Key
from desktop.ui.pages.plan_page import PlanPage
from desktop.ui.session import Session
from desktop.ui.widgets.basics import button, label
from desktop.ui.widgets.head import ToolBar
from desktop.ui.widgets.pdf_view import PdfView

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class PreviewPage(PlanPage):
    """Page images on the colour of a desk."""

    TITLE = "Kế hoạch – Xem trước"

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__(
            session,
            today,
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
        self.view = PdfView()
        self._pages = label("", "small")
        note = label(self.tr("Trình bày theo Nghị định 30/2020/NĐ-CP"), "small")
        self.rows.addWidget(ToolBar(label(self.tr("Bản sẽ in"), "label"), self._pages, None, note))
        self.rows.addWidget(self.view, 1)
        self.view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.setFocusProxy(self.view)

    def keys(self) -> tuple[Key, ...]:
        return (
            ("Ctrl+P", self.tr("Xem trước")),
            ("PgUp/PgDn", self.tr("Trang trước/sau")),
        )

    def show_plan(self, plan: Plan) -> None:
        plan_id = plan.id
        self.jobs.run(lambda desk: desk.papers.plan_pdf(plan_id), self._on_drawn, self._on_refused)

    def write(self, folder: Path, *formats: str) -> None:
        """Write the plan into a folder in the formats "docx", "pdf", "xlsx", and say so."""
        if self.session.plan is not None:
            plan_id = self.session.plan.id
            self.jobs.run(lambda desk: _write(desk, plan_id, formats, folder), self.tell_written)

    def _choose(self, *formats: str) -> None:
        self.choose_folder(lambda folder: self.write(folder, *formats))

    def _on_drawn(self, data: bytes) -> None:
        self.view.show_pdf(data)
        self._on_scrolled()

    def _on_refused(self, refusal: Refused) -> None:
        self._pages.setText("")
        self.messages.refuse(refusal)

    @Slot()
    def _on_scrolled(self) -> None:
        self._pages.setText(
            self.tr("Trang %d/%d") % (self.view.current_page(), self.view.page_count)
        )


def _write(desk: "Desk", plan_id: UUID, formats: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    # The libraries of papers load on the worker, when the first paper is asked for.
    from desktop.services.papers import Format  # noqa: PLC0415

    return desk.papers.plan_paper(plan_id, tuple(Format(name) for name in formats), folder)
