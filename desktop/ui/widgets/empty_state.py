"""What an empty page says: what is missing, and the ways to begin."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.widgets.basics import button, frame, icon_label, label

_LEAST, _WIDEST = (240, 224), 296


class Way(NamedTuple):
    """One way to begin."""

    icon: str
    title: str
    text: str
    action: str
    clicked: Callable[[], object]
    best: bool = False


class EmptyState(QWidget):
    """A title, a sentence, at most three cards of which one is recommended.

    Attributes:
        best: the button of the recommended way, or None.
    """

    def __init__(self, title: str, text: str, *ways: Way, note: str = "") -> None:
        super().__init__()
        self.best: QPushButton | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addStretch(2)
        for words, role in ((title, "title"), (text, "")):
            shown = label(words, role, wrap=True)
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(shown)
            layout.addSpacing(4)
        layout.addSpacing(16)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addStretch(1)
        for way in ways:
            card, press = _card(way)
            cards.addWidget(card, 100)
            if way.best:
                self.best = press
        cards.addStretch(1)
        layout.addLayout(cards)
        if note:
            below = label(note, "small", wrap=True)
            below.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(16)
            layout.addWidget(below)
        layout.addStretch(3)


def _card(way: Way) -> tuple[QWidget, QPushButton]:
    card = frame("card", "way")
    card.setMinimumSize(*_LEAST)
    card.setMaximumWidth(_WIDEST)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    layout = QVBoxLayout(card)
    layout.setContentsMargins(20, 20, 20, 20)
    layout.addWidget(icon_label(way.icon, "accent", 32))
    layout.addSpacing(8)
    layout.addWidget(label(way.title, "strong"))
    layout.addWidget(label(way.text, wrap=True))
    layout.addStretch(1)
    press = button(way.action, kind="primary" if way.best else "", clicked=way.clicked)
    layout.addWidget(press)
    return card, press


class EmptyGrid(QWidget):
    """What stands in an empty grid: what is absent, and the key that fills it."""

    def __init__(self) -> None:
        super().__init__()
        # A click belongs to the grid below: it takes the keyboard there.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = label("", "strong", wrap=True)
        self._text = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addStretch(2)
        layout.addWidget(icon_label("inbox", "ink3", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for shown in (self._title, self._text):
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(shown)
        layout.addStretch(3)

    def say(self, title: str, text: str) -> None:
        """Say what is absent, and how it gets there."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(f"{title}. {text}")

    @property
    def title(self) -> str:
        """What is absent."""
        return self._title.text()
