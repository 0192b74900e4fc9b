"""One part of a report: its words, the linked numbers in them, and what should be looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.claim_checks import check_claims
from desktop.domain.claims import wrong_claims
from desktop.domain.figures import Drafted, Stale, rewritten
from desktop.domain.report import Part, PartKey
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import bar_button, button, frame, icon_label, label, row
from desktop.ui.widgets.linked_edit import LinkedEdit, Stretch
from desktop.wording import finding

_NOTICES, _NOTICES_SMALL = 112, 76
"""Most height of the list of what should be looked at, in logical pixels."""

_NOTICE = 34


class PartEditor(QWidget):
    """The editor of a part.

    Signals:
        edited: the ``Part`` as the clerk has rewritten it.
        redraft_asked: the draft from the results is wanted instead.
        earlier_asked: the text of the previous period is wanted instead.
        update_asked: these ``Stale`` numbers are to be brought up to date.
        keep_asked: this ``Stale`` number stays as it is.
    """

    edited = Signal(object)
    redraft_asked = Signal()
    earlier_asked = Signal()
    update_asked = Signal(object)
    keep_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._key = PartKey.RESULTS
        self._base = Drafted("")
        self.title = label("", "strong")
        self.editor = LinkedEdit(
            self.tr("Lời văn của mục"), self.tr("Mục này để trống nên không in ra"), lines=3, most=3
        )
        self.again = bar_button(
            self.tr("Soạn lại từ kết quả"), "history", "", self.redraft_asked.emit
        )
        self.earlier = bar_button(self.tr("Lấy từ kỳ trước"), "copy", "", self.earlier_asked.emit)
        self.note = label("", "small", wrap=True)
        self.notices = frame("note")
        self._lines = QVBoxLayout(self.notices)
        self._lines.setContentsMargins(10, 4, 6, 4)
        self._lines.setSpacing(2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self.notices)
        self._most = _NOTICES
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(6)
        rows.addWidget(self.title)
        rows.addLayout(row(self.again, 4, self.earlier, None))
        rows.addWidget(self.editor, 1)
        rows.addWidget(self.note)
        rows.addWidget(self._scroll)
        self.editor.committed.connect(self._on_text)
        self._scroll.hide()

    def set_small(self, *, small: bool) -> None:
        """Leave the room of a small screen to the text."""
        self.title.setVisible(not small)
        self.note.setVisible(not small)
        self._most = _NOTICES_SMALL if small else _NOTICES
        self._fit()

    def show_part(
        self,
        key: PartKey,
        title: str,
        drafted: Drafted,
        stale: Sequence[Stale],
        *,
        own: bool,
        other: bool = False,
    ) -> None:
        """Show a part; ``other`` says that it is not the one shown before."""
        if other:
            # What was typed into the part before belongs to it.
            self.editor.flush()
        self._key = key
        self.title.setText(title)
        if other:
            self.editor.show_other(drafted.text)
        else:
            self.editor.show_text(drafted.text)
        if self.editor.toPlainText() == drafted.text:
            self._base = drafted
        self.again.setEnabled(own)
        self.note.setText(
            self.tr("Chữ đen nền xanh: số lấy từ kết quả. Chữ xanh lam: lời của anh chị.")
            if own
            else self.tr("Soạn từ kết quả, tự đổi theo kết quả. Sửa vào là giữ lời của anh chị.")
        )
        self._mark(stale)
        self._say(stale, drafted.text)

    def take(self, part: Part) -> None:
        """Show a text in place of what is there, as if it had been typed."""
        self._base = Drafted(part.text or "", part.figures)
        self.editor.show_other(part.text or "")
        self._mark(())

    @Slot(str)
    def _on_text(self, text: str) -> None:
        part = rewritten(self._key, self._base, text)
        self._base = Drafted(text, part.figures)
        self._mark(())
        self.edited.emit(part)

    def _mark(self, stale: Sequence[Stale]) -> None:
        old = {one.citation for one in stale}
        text = self._base.text
        claims = (Stretch(one.start, one.end, "doubt") for one in wrong_claims(text))
        numbers = (
            Stretch(one.start, one.end, "stale" if one in old else "live")
            for one in self._base.figures
        )
        self.editor.mark(text, (*claims, *numbers))

    def _say(self, stale: Sequence[Stale], text: str) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            if item is not None and (gone := item.widget()) is not None:
                gone.setParent(None)
                gone.deleteLater()
        if len(stale) > 1:
            words = self.tr("%02d số liệu đã đổi") % len(stale)
            self._lines.addWidget(
                _line(words, (self.tr("Cập nhật tất cả"), self._asker(tuple(stale))))
            )
        problems = list(check_claims("", text))
        for problem in problems:
            self._lines.addWidget(_line(finding(problem)))
        for one in stale:
            words = "%s → %s" if len(stale) > 1 else self.tr("Số liệu đã đổi: %s → %s")
            self._lines.addWidget(
                _line(
                    words % (one.was, one.now),
                    (self.tr("Cập nhật"), self._asker((one,))),
                    (self.tr("Giữ nguyên"), self._keeper(one)),
                )
            )
        self._scroll.setVisible(bool(stale or problems))
        self._fit()

    def _asker(self, stale: tuple[Stale, ...]) -> Callable[[], None]:
        return lambda: self.update_asked.emit(stale)

    def _keeper(self, one: Stale) -> Callable[[], None]:
        return lambda: self.keep_asked.emit(one)

    def _fit(self) -> None:
        # Widgets that have not been shown yet know no height of their own.
        self._scroll.setFixedHeight(min(self._lines.count() * _NOTICE + 12, self._most))


def _line(words: str, *answers: tuple[str, Callable[[], None]]) -> QWidget:
    made = QWidget()
    told = label(words, "small", wrap=True)
    told.setToolTip(plain(words))
    layout = row(icon_label("triangle-alert", "doubt"), 6, margins=(0, 0, 0, 0))
    layout.addWidget(told, 1)
    for name, act in answers:
        layout.addWidget(button(name, kind="link", clicked=act))
    made.setLayout(layout)
    return made
