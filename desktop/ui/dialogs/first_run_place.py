"""Page 4 of the first run: what to begin with, and where the ledger stands."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from desktop.domain.office_forms import FORMS, Form
from desktop.paths import LEDGER_SUFFIX
from desktop.services.template_files import TEMPLATES, load_template
from desktop.ui.dialogs.first_run_page import WizardPage
from desktop.ui.dialogs.year_list import EARLIEST, LATEST
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.field import Field, NumberEdit

_LAST_OLD_YEAR = 2024
"""The last whole year before communes answered to provinces (1/7/2025): its plans are old ones."""


class PlacePage(WizardPage):
    """Chooses a template, or an empty ledger; shows the file and lets it be changed."""

    def __init__(self, path: Path, year: int) -> None:
        super().__init__(
            "Bắt đầu",
            "Chọn mẫu để có sẵn khung kế hoạch, hoặc mở sổ trống rồi chọn sau.",
        )
        self._path = _free(path)
        self._templates = tuple(load_template(name) for name in TEMPLATES)
        self._group = QButtonGroup(self)
        texts = [(one.title, one.about) for one in self._templates]
        for number, (title, about) in enumerate(
            (*texts, ("Sổ trống", "Chưa tạo kế hoạch nào; chọn mẫu sau ở trang Kế hoạch."))
        ):
            choice = QRadioButton(title)
            choice.setProperty("role", "strong")
            self._group.addButton(choice, number)
            self.body.addWidget(choice)
            below = label(about, "small", wrap=True)
            below.setContentsMargins(28, 0, 0, 4)
            self.body.addWidget(below)
        self._year = NumberEdit("Năm của kế hoạch", (EARLIEST, LATEST))
        self._this_year = year
        self.body.addSpacing(8)
        self.body.addLayout(row(Field("Năm của kế hoạch", self._year), None))
        self._where = label(str(self._path), "", wrap=True)
        self.body.addSpacing(8)
        self.body.addWidget(label("Nơi cất sổ", "label"))
        line = row(self._where, 12, button("Đổi…", clicked=self._choose))
        # A label that wraps asks for a square of its own accord.
        line.setStretchFactor(self._where, 1)
        self.body.addLayout(line)
        self.body.addWidget(
            label(
                "Sổ là một tệp trên máy này. Mỗi lần đóng chương trình, sổ được sao lưu tự động.",
                "small",
                wrap=True,
            )
        )
        self.body.addStretch(1)

    def first(self) -> QWidget:
        return self._group.checkedButton() or self

    def show_form(self, form: Form) -> None:
        """Recommend the template that is made for this form of office."""
        kind = FORMS[form].kind
        fitting = [n for n, one in enumerate(self._templates) if kind in one.for_kinds]
        self._group.button(fitting[0] if fitting else len(self._templates)).setChecked(True)
        self._year.setValue(
            min(self._this_year, _LAST_OLD_YEAR) if form is Form.OLD_COMMUNE else self._this_year
        )

    def template(self) -> str:
        """Return the name of the template, or nothing for an empty ledger."""
        number = self._group.checkedId()
        return TEMPLATES[number] if number < len(TEMPLATES) else ""

    def year(self) -> int:
        """Return the year of the first plan."""
        return self._year.value()

    def choose(self, number: int) -> None:
        """Choose a template, or the empty ledger after the last one."""
        self._group.button(number).setChecked(True)

    def path(self) -> Path:
        """Return where the ledger is to stand."""
        return self._path

    @Slot()
    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self, "Nơi cất sổ", str(self._path), f"Sổ PGI (*{LEDGER_SUFFIX})"
        )
        if found:
            path = Path(found)
            self._path = path if path.suffix else path.with_suffix(LEDGER_SUFFIX)
            self._where.setText(str(self._path))


def _free(path: Path) -> Path:
    """Return a path near the wanted one where no ledger stands yet."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
