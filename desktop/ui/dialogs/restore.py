"""Phục hồi: which copy takes the place of the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.domain.errors import LedgerRefused, Refused
from desktop.domain.office import Office
from desktop.ui.guide.helping import answer_f1
from desktop.ui.tables.backup_rows import COLUMNS, backup_rows, row_id
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import button, label, row
from desktop.wording import sentence

if TYPE_CHECKING:
    from desktop.services.backups import Backup


class RestoreDialog(QDialog):
    """Shows the copies and gives the one that was chosen; it restores nothing itself.

    Signals:
        other_asked: another file is to be chosen; it is shown by ``show_backup``.
    """

    other_asked = Signal()

    def __init__(
        self, backups: Sequence["Backup"], office: Office | None, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        answer_f1(self, "backup")
        self.setWindowTitle(self.tr("Phục hồi sổ"))
        self._backups = list(backups)
        self._office = office
        self._today = today
        self.view = GridView(GridModel(COLUMNS, self), self.tr("Các bản sao"), tall=False)
        self.view.tell_empty(
            self.tr("Chưa có bản sao nào trên máy này"),
            self.tr("Cắm USB có bản sao rồi bấm “Chọn tệp khác…”."),
        )
        self._about = label("", wrap=True)
        self._go = button(
            self.tr("Phục hồi bản này"), "rotate-ccw", kind="primary", clicked=self.accept
        )
        self._build()
        self.view.row_changed.connect(self._on_row)
        self.view.opens = True
        self.view.opened.connect(self.accept)
        self._show(None)
        self.resize(900, 430)

    def chosen(self) -> "Backup | None":
        """Return the copy that the clerk stands on."""
        return self._by_id(self.view.current_id())

    @Slot(object)
    def show_backup(self, backup: "Backup") -> None:
        """Stand on a copy; one that is not in the list is put on top of it."""
        if row_id(backup) not in {row_id(one) for one in self._backups}:
            self._backups.insert(0, backup)
        self._show(row_id(backup))

    @Slot(object)
    def refuse(self, refusal: Refused) -> None:
        """Say why a file cannot be used."""
        self._say(sentence(refusal), "error")

    @Slot()
    def accept(self) -> None:
        """Close with the copy; one that cannot be used is only told."""
        backup = self.chosen()
        if backup is not None and not backup.refusal:
            super().accept()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("Chọn bản sao để phục hồi"), "title"))
        layout.addWidget(
            label(
                self.tr(
                    "Sổ trở lại như lúc sao lưu. Sổ hiện tại không mất: nó được giữ thành một bản"
                    " sao trước, phục hồi lại được."
                ),
                wrap=True,
            )
        )
        layout.addWidget(self.view, 1)
        layout.addWidget(self._about)
        layout.addLayout(
            row(
                button(self.tr("Chọn tệp khác…"), "folder-open", clicked=self.other_asked.emit),
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                self._go,
            )
        )

    def _show(self, current: UUID | None) -> None:
        office_id = self._office.id if self._office is not None else None
        self.view.show_rows(backup_rows(self._backups, office_id, self._today))
        if self._backups:
            self.view.go_to(current or row_id(self._backups[0]), "moment")
            self.view.setFocus()
        self._on_row(self.view.current_id())

    @Slot(object)
    def _on_row(self, row_id_: UUID | None) -> None:
        backup = self._by_id(row_id_)
        self._go.setEnabled(backup is not None and not backup.refusal)
        if backup is None:
            self._say("", "small")
        elif backup.refusal:
            self._say(sentence(LedgerRefused(backup.refusal, path=backup.path)), "error")
        elif self._office is not None and backup.office_id != self._office.id:
            self._say(
                self.tr("Bản này là sổ của cơ quan khác: %s. Phục hồi thì sổ đang mở thành sổ đó.")
                % backup.office,
                "doubt",
            )
        else:
            self._say(str(backup.path), "small")

    def _say(self, text: str, role: str) -> None:
        self._about.setText(text)
        self._about.setProperty("role", role)
        self._about.style().unpolish(self._about)
        self._about.style().polish(self._about)

    def _by_id(self, wanted: UUID | None) -> "Backup | None":
        return next((one for one in self._backups if row_id(one) == wanted), None)
