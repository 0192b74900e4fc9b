"""What a package is and what was checked of it, in plain sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dates import format_date
from desktop.domain.sender_key import KeyState
from desktop.ui.icons import pixmap
from desktop.ui.widgets.basics import button, column, label, row
from desktop.wording import on_one_line
from desktop.wording.packages import KEYS

if TYPE_CHECKING:
    from desktop.services.packages import CheckedPackage, SentPackage


_KEY_MARKS = {
    KeyState.KNOWN: ("shield-check", "accent"),
    KeyState.UNKNOWN: ("key-round", "doubt"),
    KeyState.UNCOMPARED: ("key-round", "doubt"),
    KeyState.DIFFERS: ("circle-x", "error"),
}


class PackageDetail(QFrame):
    """The pane at the right of the outbox.

    Signals:
        again: write the file of this package once more (its id).
        stick_asked: put the file of this package onto a stick once more (its id).
        look_asked: show the pages of this package (its id).
        closed: the pane is to be left, where it lies over the list.
    """

    again = Signal(str)
    stick_asked = Signal(str)
    look_asked = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "detail")
        self.setMinimumWidth(300)
        self._id = ""
        self._sent: SentPackage | None = None
        self._title = label("", "strong", wrap=True)
        self._file = label("", "small", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(10)
        self._ways = QWidget()
        self._foot = self._buttons()
        self._ways.setLayout(self._foot)
        self._back = button(self.tr("Về danh sách"), kind="link", clicked=self.closed.emit)
        self._back.hide()
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(6)
        rows.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(self._title)
        rows.addWidget(self._file)
        rows.addSpacing(8)
        rows.addLayout(self._facts)
        rows.addStretch(1)
        scroll = QScrollArea()
        # It follows the field in hand; by itself it is no stop of Tab.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._ways)
        self._ways.hide()

    @property
    def package_id(self) -> str:
        """The package that is shown, or nothing."""
        return self._id

    def lie_over(self, *, over: bool) -> None:
        """Say whether the pane lies over the list, which a link then leads back to."""
        self._back.setVisible(over)
        way = QBoxLayout.Direction.LeftToRight if over else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)

    def _buttons(self) -> QBoxLayout:
        self.stick = button(
            self.tr("Chép ra USB"),
            "hard-drive-download",
            clicked=lambda: self.stick_asked.emit(self._id),
        )
        self.look = button(self.tr("Mở xem"), "eye", clicked=lambda: self.look_asked.emit(self._id))
        self.write = button(
            self.tr("Ghi nơi khác…"), "save", clicked=lambda: self.again.emit(self._id)
        )
        made = column(margins=(16, 8, 16, 8))
        made.setSpacing(8)
        made.addLayout(row(self.look, 8, self.stick))
        made.addLayout(row(self.write))
        made.addStretch(1)
        return made

    def show_sent(self, sent: "SentPackage") -> None:
        """Show a package of the outbox; what was proved of it follows with ``show_proved``."""
        self._id = sent.id
        self._sent = sent
        self._ways.show()
        self._title.setText(f"Gói số {sent.sequence} – {sent.title}")
        self._file.setText(sent.file_name)
        self._fill(
            ("clock", "ink2", "Đang kiểm tra bản giữ trong sổ…", "Đọc lại toàn bộ gói."),
            *_facts_of(sent),
        )

    def show_proved(self, checked: "CheckedPackage") -> None:
        """Show what was found in the kept bytes of the package that is shown."""
        sent = self._sent
        if sent is None or checked.id != self._id:
            return
        done = checked.completeness
        told = (
            f"Đã nhập kết quả {done.filled}/{done.required} nhiệm vụ."
            if checked.manifest.period is not None
            else "Gói kế hoạch, không kèm kết quả."
        )
        self._fill(
            (
                "shield-check",
                "accent",
                "Bản giữ trong sổ nguyên vẹn",
                "Chữ ký khớp, không sai một chữ nào; chép lại lúc nào cũng được đúng tệp này.",
            ),
            ("list-checks", "accent", "Đếm lại khớp với khai báo", told),
            *_facts_of(sent),
            ("key-round", "ink2", "Dấu khóa của cơ quan", checked.fingerprint),
        )

    def show_damaged(self, package_id: str, reason: str) -> None:
        """Say that the kept bytes of the package that is shown are not what was sent."""
        if self._sent is not None and package_id == self._id:
            self._fill(
                ("circle-x", "error", "Bản giữ trong sổ bị hỏng", reason), *_facts_of(self._sent)
            )

    def show_checked(self, file_name: str, checked: "CheckedPackage") -> None:
        """Show any package that was just checked."""
        manifest = checked.manifest
        self._id = checked.id
        self._ways.hide()
        self._sent = None
        self._title.setText(on_one_line(f"Gói số {manifest.sequence} – {manifest.plan.title}"))
        self._file.setText(on_one_line(file_name))
        told, advice = KEYS[checked.key]
        known = (
            *_KEY_MARKS[checked.key],
            told,
            f"{advice} Dấu khóa: {checked.fingerprint}".strip(),
        )
        done = checked.completeness
        period = manifest.period
        self._fill(
            (
                "circle-check",
                "accent",
                "Nội dung nguyên vẹn",
                "Chữ ký khớp, không sai một chữ nào.",
            ),
            known,
            (
                "building-2",
                "ink2",
                f"Bên gửi: {manifest.sender.name}",
                f"Bên nhận: {manifest.receiver.name or 'không ghi'}",
            ),
            (
                "calendar",
                "ink2",
                period.label if period is not None else "Kế hoạch",
                f"Lập ngày {format_date(manifest.created)}",
            ),
            (
                "list-checks",
                "ink2",
                "Đủ số dòng",
                f"Đã nhập {done.filled}/{done.required} nhiệm vụ; đếm lại khớp với khai báo.",
            ),
        )

    def _fill(self, *facts: tuple[str, str, str, str]) -> None:
        """Show facts; what a package says is one line each, whatever its sender wrote."""
        while self._facts.count():
            item = self._facts.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for name, tone, title, text in facts:
            self._facts.addWidget(_fact(name, tone, on_one_line(title), on_one_line(text)))


def _facts_of(sent: "SentPackage") -> tuple[tuple[str, str, str, str], ...]:
    return (
        (
            "calendar",
            "ink2",
            f"Lập ngày {format_date(sent.created)}",
            f"{sent.size:,} byte".replace(",", "."),
        ),
        (
            "receipt",
            "doubt",
            "Chưa có biên nhận",
            "Chỉ coi là đã đến khi nơi nhận gửi biên nhận.",
        ),
        ("package", "ink2", "Mã gói", _grouped(sent.id[:32])),
    )


def _fact(name: str, tone: str, title: str, text: str) -> QWidget:
    made = QWidget()
    mark = label()
    mark.setPixmap(pixmap(name, tone, 16, made.devicePixelRatioF()))
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = QWidget()
    stack = QVBoxLayout(words)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(0)
    strong = label(title, wrap=True)
    strong.setStyleSheet("font-weight: 600;")
    small = label(text, "small", wrap=True)
    small.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    stack.addWidget(strong)
    stack.addWidget(small)
    layout = row(mark, 10)
    layout.addWidget(words, 1)
    made.setLayout(layout)
    return made


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
