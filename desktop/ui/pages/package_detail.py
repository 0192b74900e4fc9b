"""What a package is and what was checked of it, in plain sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.dates import format_date
from desktop.ui.icons import pixmap
from desktop.ui.widgets.basics import button, label, row

if TYPE_CHECKING:
    from desktop.services.packages import CheckedPackage, SentPackage


class PackageDetail(QFrame):
    """The pane at the right of the outbox.

    Signals:
        again: write the file of this package once more (its id).
    """

    again = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "detail")
        self.setMinimumWidth(300)
        self._id = ""
        self._title = label("", "strong", wrap=True)
        self._file = label("", "small", wrap=True)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(10)
        self._again = button(
            self.tr("Ghi lại tệp này…"), "save", clicked=lambda: self.again.emit(self._id)
        )
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 12, 16, 12)
        rows.setSpacing(6)
        rows.addWidget(self._title)
        rows.addWidget(self._file)
        rows.addSpacing(8)
        rows.addLayout(self._facts)
        rows.addStretch(1)
        rows.addLayout(row(None, self._again))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(scroll)
        self._again.hide()

    def show_sent(self, sent: "SentPackage") -> None:
        """Show a package of the outbox."""
        self._id = sent.id
        self._again.show()
        self._title.setText(f"Gói số {sent.sequence} – {sent.title}")
        self._file.setText(sent.file_name)
        self._fill(
            (
                "shield-check",
                "accent",
                "Đã ký và đọc lại đúng",
                "Tệp được kiểm tra ngay sau khi ghi.",
            ),
            (
                "save",
                "accent",
                "Bản gốc giữ trong sổ",
                "Ghi lại tệp bất cứ lúc nào, từng byte như cũ.",
            ),
            (
                "calendar",
                "ink2",
                f"Lập ngày {format_date(sent.created)}",
                f"{sent.size:,} byte".replace(",", "."),
            ),
            (
                "clock",
                "doubt",
                "Chưa có biên nhận",
                "Chỉ coi là đã đến khi nơi nhận gửi biên nhận.",
            ),
            ("key-round", "ink2", "Mã gói", _grouped(sent.id[:32])),
        )

    def show_checked(self, file_name: str, checked: "CheckedPackage") -> None:
        """Show any package that was just checked."""
        manifest = checked.manifest
        self._id = checked.id
        self._again.hide()
        self._title.setText(f"Gói số {manifest.sequence} – {manifest.plan.title}")
        self._file.setText(file_name)
        known = (
            ("shield-check", "accent", "Khóa khớp khóa đã lưu", checked.fingerprint)
            if checked.key_known
            else (
                "key-round",
                "doubt",
                "Khóa chưa xác thực",
                f"So dấu khóa qua điện thoại với nơi gửi: {checked.fingerprint}",
            )
        )
        done = checked.completeness
        period = manifest.period
        self._fill(
            ("circle-check", "accent", "Nội dung nguyên vẹn", "Chữ ký khớp với từng byte của tệp."),
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
        while self._facts.count():
            item = self._facts.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for name, tone, title, text in facts:
            self._facts.addWidget(_fact(name, tone, title, text))


def _fact(name: str, tone: str, title: str, text: str) -> QWidget:
    made = QWidget()
    mark = label()
    mark.setPixmap(pixmap(name, tone, 16, made.devicePixelRatioF()))
    mark.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = QWidget()
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    strong = label(title, wrap=True)
    strong.setStyleSheet("font-weight: 600;")
    small = label(text, "small", wrap=True)
    small.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(strong)
    column.addWidget(small)
    layout = row(mark, 10)
    layout.addWidget(words, 1)
    made.setLayout(layout)
    return made


def _grouped(digits: str) -> str:
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))
