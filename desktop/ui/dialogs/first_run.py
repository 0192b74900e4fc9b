"""Mở sổ lần đầu: four short pages, so that every paper has its head and its signer block."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.office import Office
from desktop.ui.dialogs.first_run_form import FormPage
from desktop.ui.dialogs.first_run_office import OfficePage
from desktop.ui.dialogs.first_run_place import PlacePage
from desktop.ui.dialogs.first_run_steps import Steps
from desktop.ui.dialogs.first_run_units import UnitsPage
from desktop.ui.guide.helping import answer_f1
from desktop.ui.ledgers import Beginning
from desktop.ui.widgets.basics import button, frame, label, resize_on_screen, row, separator

_SIZE = (1000, 640)


class FirstRun(QDialog):
    """Asks for the office and the file; gives them as data and makes nothing.

    Args:
        path: where the ledger stands unless another place is chosen.
        year: the year of today, proposed for the first plan.
        parent: the window.
    """

    def __init__(self, path: Path, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        answer_f1(self, "first-run")
        self.setWindowTitle(self.tr("Sổ PGI – Mở sổ lần đầu"))
        self.form = FormPage()
        self.office_page = OfficePage()
        self.units = UnitsPage()
        self.place = PlacePage(path, year)
        self._pages = (self.form, self.office_page, self.units, self.place)
        self.steps = Steps(
            (
                (self.tr("Loại cơ quan"), self.tr("Xã, phường, Sở…")),
                (self.tr("Tên và nơi nhận"), self.tr("Phần đầu văn bản")),
                (self.tr("Người ký, bộ phận"), self.tr("Phần ký, phân công")),
                (self.tr("Bắt đầu"), self.tr("Nơi cất sổ, mẫu kế hoạch")),
            )
        )
        self._stack = QStackedWidget()
        self._count = label("", "small")
        self._back = button(self.tr("Quay lại"), clicked=self.back)
        self._on = button(self.tr("Tiếp tục"), "arrow-right", kind="primary", clicked=self.go_on)
        self._build()
        self.form.chosen.connect(self._on_form)
        self.office_page.changed.connect(self._show_paper)
        self.units.changed.connect(self._show_paper)
        self.steps.chosen.connect(self._go_back_to)
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        self._on_form()
        self._show(0)
        resize_on_screen(self, _SIZE)

    def office(self) -> Office:
        """Return the office as it was typed."""
        return self.office_page.office()

    def path(self) -> Path:
        """Return where the ledger is to stand."""
        return self.place.path()

    def beginning(self) -> Beginning:
        """Return everything that the ledger begins with."""
        signer = self.units.signer()
        return Beginning(
            office=self.office(),
            units=self.units.units(),
            signers=(signer,) if signer.name else (),
            template=self.place.template(),
            year=self.place.year(),
        )

    @Slot()
    def go_on(self) -> None:
        """Go to the next page; the last one ends. What is missing is said under its field."""
        at = self._stack.currentIndex()
        if not self._pages[at].complete():
            return
        if at == len(self._pages) - 1:
            self.accept()
        else:
            self._show(at + 1)

    @Slot()
    def back(self) -> None:
        """Go to the page before; nothing that was typed is lost."""
        self._show(max(self._stack.currentIndex() - 1, 0))

    @Slot(int)
    def _go_back_to(self, number: int) -> None:
        if number < self._stack.currentIndex():
            self._show(number)

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.steps.show_step(number)
        last = number == len(self._pages) - 1
        self._count.setText(self.tr("Bước %d/%d · * bắt buộc") % (number + 1, len(self._pages)))
        self._back.setEnabled(number > 0)
        self._on.setText(f" {self.tr('Mở sổ') if last else self.tr('Tiếp tục')}")
        self._on.setAccessibleName(self._on.text().strip())
        self._pages[number].first().setFocus()

    @Slot()
    def _on_form(self) -> None:
        form = self.form.form()
        self.office_page.show_form(form)
        self.units.show_form(form)
        self.place.show_form(form)
        self._show_paper()

    @Slot()
    def _show_paper(self) -> None:
        self.office_page.show_paper(self.units.signer())
        self.units.show_paper(self.office_page.office())

    def _build(self) -> None:
        for page in self._pages:
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setProperty("kind", "wizard")
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            self._stack.addWidget(scroll)
        form = frame("flat")
        layout = QVBoxLayout(form)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        layout.addWidget(separator())
        layout.addLayout(
            row(
                self._count,
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                self._back,
                8,
                self._on,
                margins=(32, 10, 32, 10),
            )
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.steps)
        whole.addWidget(form, 1)
