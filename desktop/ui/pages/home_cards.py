"""The two cards of the overview: what is missing now, and what else should be done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.dates import format_date
from desktop.domain.next_steps import Advice, Stage, Step
from desktop.domain.period import Period
from desktop.domain.plan import Plan
from desktop.ui.pages.home_words import STAGES, hero_of, sentence_of, told
from desktop.ui.widgets.basics import button, column, frame, icon_label, label, row, separator
from desktop.ui.widgets.step_link import StepLink

_LINKS = 4
_LEFT = 272
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

Go = Callable[[Step], object]
"""Goes to the place of a step."""
Show = Callable[[str], object]
"""Shows a page by its key."""


class CoachCard(QFrame):
    """How long is left and what is missing, each a link to its cell."""

    def __init__(
        self, advice: Advice, plan: Plan, period: Period | None, go: Go, show: Show
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.primary = button(
            STAGES[advice.stage].action,
            "arrow-right",
            kind="primary",
            clicked=lambda: go(advice.steps[0]) if advice.steps else None,
        )
        self.primary.setEnabled(bool(advice.steps))
        left = self._left(advice, period, show)
        left.setFixedWidth(_LEFT)
        right = QWidget()
        shown = QVBoxLayout(right)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(0)
        shown.addWidget(label(STAGES[advice.stage].list_title, "label"))
        self.links = add_links(shown, advice.steps, plan, go)
        rest = len(advice.steps) - len(self.links)
        if rest > 0:
            more = button(
                self.tr("và %d việc khác") % rest,
                kind="link",
                clicked=lambda: go(advice.steps[_LINKS]),
            )
            shown.addLayout(row(22, more, None))
        if not advice.steps:
            shown.addSpacing(4)
            shown.addWidget(label(self.tr("Không còn việc nào đang chờ."), wrap=True))
        shown.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(16)
        layout.addWidget(left)
        layout.addWidget(separator(upright=True))
        layout.addWidget(right, 1)

    def _left(self, advice: Advice, period: Period | None, show: Show) -> QWidget:
        holder = QWidget()
        parts: list[QWidget | int | None] = []
        if period is not None:
            parts += [
                label(f"Báo cáo {period.label[0].lower()}{period.label[1:]}", "strong", wrap=True),
                2,
                label(_due(period), "small"),
                10,
            ]
        else:
            parts += [label(self.tr("Kế hoạch"), "strong"), 10]
        layout = column(*parts)
        hero = label(hero_of(advice), "herolate" if advice.late else "hero", wrap=True)
        if advice.late:
            layout.addLayout(row(icon_label("triangle-alert", "error", 24), 8, hero))
        else:
            layout.addWidget(hero)
        short = STAGES[advice.stage].hero == ""
        said = label(
            sentence_of(advice), "missing" if advice.stage is Stage.MISSING else "", wrap=True
        )
        layout.addSpacing(2 if short else 4)
        layout.addWidget(said)
        if advice.total:
            layout.addSpacing(6)
            layout.addLayout(
                row(_bar(advice), 8, label(f"{advice.done}/{advice.total} mục", "small"))
            )
        layout.addSpacing(14)
        words, page = STAGES[advice.stage].second
        second = (8, button(words, clicked=lambda: show(page))) if words else ()
        layout.addLayout(row(self.primary, *second, None))
        layout.addStretch(1)
        holder.setLayout(layout)
        return holder


class OthersCard(QFrame):
    """What else should be thought of, at most four links."""

    def __init__(self, steps: Sequence[Step], plan: Plan, go: Go) -> None:
        super().__init__()
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(0)
        layout.addWidget(label(self.tr("Việc nên làm tiếp"), "strong"))
        layout.addSpacing(2)
        self.links = add_links(layout, steps, plan, go)
        if not steps:
            layout.addSpacing(4)
            layout.addWidget(label(self.tr("Không có việc nào khác đang chờ."), "small", wrap=True))
        layout.addStretch(1)


def add_links(layout: QVBoxLayout, steps: Sequence[Step], plan: Plan, go: Go) -> list[StepLink]:
    """Put the first steps as links below each other; return the links."""
    made = []
    for number, step in enumerate(steps[:_LINKS]):
        words = told(step, plan)
        link = StepLink(words.icon, words.title, words.note, tone=words.tone)
        link.clicked.connect(_goer(go, step))
        if number:
            layout.addWidget(separator())
        layout.addWidget(link)
        made.append(link)
    return made


def _goer(go: Go, step: Step) -> Callable[[], None]:
    def clicked() -> None:
        go(step)

    return clicked


def _due(period: Period) -> str:
    if period.due is None:
        return "Chưa nêu hạn gửi"
    return f"Hạn: hết ngày {format_date(period.due)} ({_WEEKDAYS[period.due.weekday()]})"


def _bar(advice: Advice) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, max(advice.total, 1))
    bar.setValue(advice.done)
    bar.setTextVisible(False)
    bar.setAccessibleName("Mục đã xong")
    bar.setAccessibleDescription(f"{advice.done} trên {advice.total} mục")
    return bar


def quiet_card(*items: QWidget | int | None) -> QFrame:
    """Return the strip at the foot of the overview."""
    card = frame("card")
    card.setLayout(row(*items, margins=(16, 8, 16, 8)))
    return card
