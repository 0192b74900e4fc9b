"""The foot of the window at the right: what is wrong, the last copy, the last package."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.problems import Grade
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import row
from desktop.wording import GRADES
from desktop.wording.backups import short_day, when

if TYPE_CHECKING:
    from desktop.services.standing import Standing

_OLD = 7
"""Days after which a copy is no comfort any more."""


class StatusLine(QWidget):
    """Quiet words that lead to where they are dealt with.

    Signals:
        asked: the key of the page to go to.
        check_asked: show what is wrong.
    """

    asked = Signal(str)
    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.checked = self._word(self.check_asked.emit)
        self.copied = self._word(lambda: self.asked.emit("system"))
        self.sent = self._word(lambda: self.asked.emit("send"))
        self.setLayout(row(self.checked, 4, self.copied, 4, self.sent))
        self._counts: Mapping[Grade, int] = {}
        self._standing: Standing | None = None
        self._today = date.min
        self._short = False

    def show_standing(self, standing: "Standing | None", today: date) -> None:
        """Say how the ledger is cared for; None: no ledger is open."""
        self._standing, self._today = standing, today
        self._say()

    def set_short(self, *, short: bool) -> None:
        """Use fewer words on a small screen; the tool tips still say everything."""
        if short != self._short:
            self._short = short
            self._say()
            self._say_problems()

    def show_problems(self, counts: Mapping[Grade, int]) -> None:
        """Say how many problems there are; none at all where there is no plan."""
        if counts != self._counts:
            self._counts = dict(counts)
            self._say_problems()

    def _say_problems(self) -> None:
        counts = self._counts
        self.checked.setVisible(bool(counts))
        if not counts:
            return
        named = [f"{count} {GRADES[grade].lower()}" for grade, count in counts.items() if count]
        whole = self.tr("Kiểm tra: ") + (", ".join(named) or self.tr("không có vấn đề"))
        worst = next((one for one in named), self.tr("không có vấn đề"))
        graver = [counts.get(grade, 0) for grade in (Grade.MUST_FIX, Grade.EXPLAIN)]
        self._show(
            self.checked,
            worst if self._short else " · ".join(named[:2]) or worst,
            self.tr("%s (F8)") % whole,
            grade="error" if graver[0] else "doubt" if graver[1] else "",
        )

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
                grade="doubt",
            )
            return
        moment = when(standing.copied, self._today)
        old = (self._today - standing.copied.astimezone().date()).days > _OLD
        shown = moment.removeprefix("hôm nay ") if self._short else moment
        self._show(
            self.copied,
            (self.tr("Sao lưu %s") if self._short else self.tr("Sao lưu: %s")) % shown,
            self.tr("Bản sao gần nhất: %s") % f"{standing.copied.astimezone():%H:%M %d/%m/%Y}",
            grade="doubt" if old else "",
        )

    @staticmethod
    def _word(clicked: Callable[[], object]) -> QPushButton:
        made = QPushButton()
        made.setProperty("kind", "status")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(lambda _checked=False: clicked())
        made.hide()
        return made

    @staticmethod
    def _show(word: QPushButton, text: str, tip: str, *, grade: str = "") -> None:
        word.setText(text)
        word.setToolTip(plain(tip))
        word.setAccessibleName(tip)
        if word.property("grade") != grade:
            word.setProperty("grade", grade)
            word.style().unpolish(word)
            word.style().polish(word)
