"""The strip of periods: what each is called, its data days, its due day and whether it is open."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from desktop.domain.dates import format_date
from desktop.domain.period import Period, PeriodState
from desktop.ui import statuses
from desktop.ui.icons import icon
from desktop.ui.tips import plain

if TYPE_CHECKING:
    from desktop.services.outbox import SentPackage

_HEIGHT = 62
_TILE = (178, 46)


class Tile(NamedTuple):
    """A period, how many of its tasks have a result, and the last package sent of it."""

    period: Period
    entered: int
    total: int
    sent: "SentPackage | None" = None

    @property
    def whole(self) -> bool:
        """Whether no result is missing."""
        return self.entered == self.total > 0

    @property
    def words(self) -> str:
        """The tasks that have a result, of all: "✓ 9/9"; nothing where none is asked for."""
        if self.period.state is PeriodState.SKIPPED or not self.total:
            return ""
        return f"{'✓ ' if self.whole else ''}{self.entered}/{self.total}"


class PeriodStrip(QScrollArea):
    """Tiles side by side; the chosen one has a green frame.

    Signals:
        chosen: the id of the period that was chosen.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Kỳ báo cáo"))
        self._tiles: dict[UUID, QPushButton] = {}

    def show_periods(self, tiles: Sequence[Tile], current: UUID | None, today: date) -> None:
        """Show the periods of a plan."""
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        self._tiles = {}
        for one in tiles:
            tile = _tile(one, today, current=one.period.id == current)
            tile.clicked.connect(self._chooser(one.period.id))
            self._tiles[one.period.id] = tile
            layout.addWidget(tile)
        layout.addStretch(1)
        within = self.isAncestorOf(self.window().focusWidget())
        self.setWidget(holder)
        if within and current in self._tiles:
            # Else the keyboard would go on to Ctrl+K with the tile that was clicked.
            self._tiles[current].setFocus()
        if current in self._tiles:
            self.ensureWidgetVisible(self._tiles[current])

    def tiles(self) -> dict[UUID, QPushButton]:
        """Return the tiles by period."""
        return dict(self._tiles)

    def _chooser(self, period_id: UUID) -> "_Chooser":
        return _Chooser(self, period_id)


class _Chooser:
    """Calls back with the period of its tile."""

    def __init__(self, strip: PeriodStrip, period_id: UUID) -> None:
        self._strip = strip
        self._period_id = period_id

    def __call__(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's clicked
        self._strip.chosen.emit(self._period_id)


def sentence(period: Period, today: date) -> str:
    """Return one sentence about a period: open until when, locked, or skipped and why."""
    if period.state is PeriodState.SKIPPED:
        return f"Bỏ qua: {period.reason}"
    if period.state is PeriodState.CLOSED:
        return "Đã khóa"
    if period.due is None:
        return "Đang mở · chưa có hạn"
    days = (period.due - today).days
    if days < 0:
        return f"Đang mở · quá hạn {-days} ngày"
    if days == 0:
        return "Đang mở · hạn hôm nay"
    return f"Đang mở · còn {days} ngày" if days <= 60 else f"Hạn {format_date(period.due)}"  # noqa: PLR2004


def _sentence(shown: Tile, today: date) -> str:
    """Return the sentence about a period and what was sent of it."""
    words, sent = sentence(shown.period, today), shown.sent
    if sent is None or shown.period.state is PeriodState.SKIPPED:
        return words
    if shown.period.state is PeriodState.CLOSED:
        return f"{words} · đã gửi gói số {sent.sequence}"
    # What is with the higher level is not overdue.
    return f"Đã gửi gói số {sent.sequence} · {format_date(sent.created)}"


def _tile(shown: Tile, today: date, *, current: bool) -> QPushButton:
    period = shown.period
    sign = statuses.of_period(period)
    words = _sentence(shown, today)
    told = f"{shown.entered}/{shown.total} nhiệm vụ đã có kết quả" if shown.words else ""
    tile = QPushButton(f"{period.label}  {shown.words}".rstrip() + f"\n{words}")
    tile.setIcon(icon(sign.icon, sign.tone))
    tile.setFixedHeight(_TILE[1])
    tile.setMinimumWidth(_TILE[0])
    tile.setProperty("kind", "tile")
    tile.setProperty("current", current)
    tile.setCheckable(False)
    window = f"{format_date(period.data_from)} – {format_date(period.data_to)}"
    tile.setToolTip(plain("\n".join(filter(None, (f"Số liệu từ {window}", words, told)))))
    tile.setAccessibleName(". ".join(filter(None, (period.label, told, words))))
    return tile
