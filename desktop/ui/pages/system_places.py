"""Hệ thống, Khóa ký và nơi cất: what belongs to this computer, and where everything is."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLabel

from desktop import __version__
from desktop.paths import backups_dir, data_dir, settings_file
from desktop.ui.delivery.delivery import open_path
from desktop.ui.pages.system_section import Section
from desktop.ui.session import Session
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class PlacesSection(Section):
    """The key's fingerprint, and the folders with a way to each."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.fingerprint = _selectable("strong")
        self._places: dict[str, QLabel] = {}
        self.add(
            self.card(
                self.tr("Khóa ký của cơ quan"),
                self.fingerprint,
                label(
                    self.tr(
                        "Đọc dấu khóa này qua điện thoại cho nơi nhận khi gửi gói lần đầu. Tệp khóa"
                        " ở riêng, không nằm trong sổ và bản sao: sang máy khác thì chép cả thư mục"
                        " khóa."
                    ),
                    "small",
                    wrap=True,
                ),
            )
        )
        self.add(self.card(self.tr("Nơi cất trên máy này"), self._grid()))
        self.add(
            self.card(
                self.tr("Phiên bản"),
                label(self.tr("Sổ PGI %s. Chạy trên máy này, không dùng mạng.") % __version__),
            )
        )

    def load(self) -> None:
        """Show where the ledger is, and read the key."""
        state = self._session.state
        if state is None:
            return
        self._show("ledger", state.path)
        for name, path in (
            ("backups", backups_dir()),
            ("keys", data_dir() / "keys"),
            ("logs", data_dir() / "logs"),
            ("settings", settings_file()),
        ):
            self._show(name, path)

        def work(desk: "Desk") -> str:
            return desk.packages.own_fingerprint()

        self._session.jobs.run(work, self._on_key)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for line, (name, words) in enumerate(
            (
                ("ledger", self.tr("Sổ đang mở")),
                ("backups", self.tr("Bản sao")),
                ("keys", self.tr("Khóa ký")),
                ("logs", self.tr("Nhật ký lỗi")),
                ("settings", self.tr("Ghi nhớ")),
            )
        ):
            shown = self._places[name] = _selectable("small")
            grid.addWidget(label(words, "label"), line, 0)
            grid.addWidget(shown, line, 1)
            grid.addWidget(
                button(self.tr("Mở thư mục"), kind="link", clicked=self._opener(name)), line, 2
            )
        return grid

    def _opener(self, name: str) -> Callable[[], None]:
        def open_it() -> None:
            path = Path(self._places[name].text())
            while not path.is_dir() and path != path.parent:
                path = path.parent
            open_path(path)

        return open_it

    def _show(self, name: str, path: Path) -> None:
        self._places[name].setText(str(path))
        self._places[name].setToolTip(plain(str(path)))

    @Slot(str)
    def _on_key(self, fingerprint: str) -> None:
        self.fingerprint.setText(
            self.tr("Dấu khóa: %s") % fingerprint
            if fingerprint
            else self.tr("Chưa có khóa; khóa được tạo khi lập gói gửi đi đầu tiên.")
        )


def _selectable(role: str) -> QLabel:
    made = label("", role, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
