"""The foot of the window at the right: the last copy, and the last package with its receipt."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui.widgets.basics import row
from desktop.wording.backups import short_day, when

if TYPE_CHECKING:
    from desktop.services.standing import Standing

_OLD = 7
"""Days after which a copy is no comfort any more."""


class StatusLine(QWidget):
    """Two quiet words that lead to where they are dealt with.

    Signals:
        asked: the key of the page to go to.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.copied = self._word("system")
        self.sent = self._word("send")
        self.setLayout(row(self.copied, 4, self.sent))
        self._standing: Standing | None = None
        self._today = date.min
        self._short = False

    def show_standing(self, standing: "Standing | None", today: date) -> None:
        """Say how the ledger is cared for; None: no ledger is open."""
        self._standing, self._today = standing, today
        self._say()

    def set_short(self, *, short: bool) -> None:
        """Use fewer words on a small screen; the tool tips still say everything."""
        self._short = short
        self._say()

    def _say(self) -> None:
        standing = self._standing
        self.copied.setVisible(standing is not None and not standing.rehearsal)
        self.sent.setVisible(standing is not None and standing.sequence > 0)
        if standing is None:
            return
        self._say_copied(standing)
        if standing.sent is not None:
            day = short_day(standing.sent, self._today)
            whole = self.tr("Gói số %s") % standing.sequence + f" · {day}"
            few = self.tr("Gói %s") % standing.sequence
            self._show(
                self.sent,
                (few if self._short else whole) + self.tr(" · chờ biên nhận"),
                self.tr("%s: đã lập và ký, chưa nhập biên nhận của nơi nhận") % whole,
            )

    def _say_copied(self, standing: "Standing") -> None:
        if standing.copied is None:
            self._show(
                self.copied,
                self.tr("Chưa sao lưu"),
                self.tr("Sổ này chưa có bản sao nào. Bấm để sao lưu."),
                doubt=True,
            )
            return
        moment = when(standing.copied, self._today)
        old = (self._today - standing.copied.astimezone().date()).days > _OLD
        shown = moment.removeprefix("hôm nay ") if self._short else moment
        self._show(
            self.copied,
            (self.tr("Sao lưu %s") if self._short else self.tr("Sao lưu: %s")) % shown,
            self.tr("Bản sao gần nhất: %s") % f"{standing.copied.astimezone():%H:%M %d/%m/%Y}",
            doubt=old,
        )

    def _word(self, page: str) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "status")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda _checked=False: self.asked.emit(page))
        made.hide()
        return made

    @staticmethod
    def _show(word: QPushButton, text: str, tip: str, *, doubt: bool = False) -> None:
        word.setText(text)
        word.setToolTip(tip)
        word.setAccessibleName(tip)
        word.setProperty("grade", "doubt" if doubt else "")
        word.style().unpolish(word)
        word.style().polish(word)
