"""Hệ thống, Sao lưu: the copies of the ledger, making one, and bringing one back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.paths import backups_dir
from desktop.ui.backups import ask_back_up, ask_restore, back_up, known_backups
from desktop.ui.delivery.delivery import open_path
from desktop.ui.session import Session
from desktop.ui.tables.backup_rows import COLUMNS, backup_rows, row_id
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView
from desktop.ui.widgets.basics import button, frame, label, row
from desktop.wording.backups import when

if TYPE_CHECKING:
    from desktop.services.backups import Backup, LastCopy
    from desktop.services.desk import Desk


class BackupSection(QWidget):
    """What was copied when, and the two steps."""

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        super().__init__()
        self._session = session
        self._today = today
        self.backups: tuple[Backup, ...] = ()
        self._last = label("", "strong")
        self._about = label(
            self.tr(
                "Đóng chương trình thì sổ tự sao lưu nếu có thay đổi: giữ 10 bản mới nhất và mỗi"
                " tháng một bản. Mỗi tuần nên sao lưu thêm một bản ra USB, cất ở nơi khác."
            ),
            "small",
            wrap=True,
        )
        self.make = button(
            self.tr("Sao lưu ngay"), "save", kind="primary", clicked=lambda: back_up(session)
        )
        self.make_elsewhere = button(
            self.tr("Sao lưu ra USB…"), "file-down", clicked=lambda: ask_back_up(session, self)
        )
        self.view = GridView(GridModel(COLUMNS, self), self.tr("Các bản sao"), tall=False)
        self.view.tell_empty(
            self.tr("Chưa có bản sao nào"),
            self.tr("Bấm “Sao lưu ngay”; chương trình đọc lại và đối chiếu từng ô trước khi báo."),
        )
        self.bring_back = button(self.tr("Phục hồi bản này…"), "rotate-ccw", clicked=self._restore)
        self._build()
        self.view.row_changed.connect(self._on_row)
        self.view.opened.connect(self._restore)

    def load(self) -> None:
        """Read the folders of copies."""
        state = self._session.state
        if state is None:
            return
        path = state.path

        def work(desk: "Desk") -> "tuple[LastCopy | None, tuple[Backup, ...]]":
            return desk.backups.last(), known_backups(path)

        self._session.jobs.run(work, self._on_read)

    def set_small(self, *, small: bool) -> None:
        """Leave the room to the list on a small screen."""
        self._about.setVisible(not small)
        self.view.setColumnHidden(self.view.grid.column_of("office"), small)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._last)
        words.addWidget(self._about)
        top = row(margins=(16, 12, 16, 12))
        top.addLayout(words, 1)
        top.addSpacing(16)
        top.addWidget(self.make_elsewhere)
        top.addSpacing(8)
        top.addWidget(self.make)
        foot = frame("foot")
        foot.setLayout(
            row(
                button(
                    self.tr("Mở thư mục"),
                    "folder-open",
                    clicked=lambda: open_path(backups_dir()),
                ),
                None,
                button(
                    self.tr("Phục hồi từ tệp khác…"),
                    clicked=lambda: ask_restore(self._session, self, self._today),
                ),
                8,
                self.bring_back,
                margins=(16, 8, 16, 8),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(foot)
        self._on_row(None)

    @Slot(object)
    def _on_read(self, read: "tuple[LastCopy | None, tuple[Backup, ...]]") -> None:
        last, self.backups = read
        state = self._session.state
        today = self._today()
        self._last.setText(
            self.tr("Bản sao gần nhất: %s") % when(last.moment, today)
            if last is not None
            else self.tr("Sổ này chưa có bản sao nào")
        )
        office_id = state.office.id if state is not None else None
        self.view.show_rows(backup_rows(self.backups, office_id, today))
        self._on_row(self.view.current_id())

    @Slot(object)
    def _on_row(self, row_id_: UUID | None) -> None:
        backup = self._by_id(row_id_)
        self.bring_back.setEnabled(backup is not None and not backup.refusal)
        self.bring_back.setToolTip("" if backup is not None else self.tr("Chọn một bản sao trước"))

    @Slot()
    def _restore(self) -> None:
        chosen = self._by_id(self.view.current_id())
        if chosen is not None and not chosen.refusal:
            ask_restore(self._session, self, self._today, chosen=chosen)

    def _by_id(self, wanted: UUID | None) -> "Backup | None":
        return next((one for one in self.backups if row_id(one) == wanted), None)
