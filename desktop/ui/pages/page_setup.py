"""Trang in: margins and size of the papers of an office, inside what the decree allows."""

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.layout import ND30, PageSetup, Style
from desktop.ui.widgets.basics import label, row
from desktop.ui.widgets.field import Field, NumberEdit


class PageSetupCard(QFrame):
    """The size of the text and the four margins.

    Signals:
        chosen: the whole PageSetup with the change.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._page = PageSetup()
        sizes = ND30.style(Style.BODY).sizes or (ND30.body_size, ND30.body_size)
        self.boxes = {
            "body_size": NumberEdit(self.tr("Cỡ chữ nội dung"), sizes),
            "margin_top": NumberEdit(self.tr("Lề trên"), ND30.end_margins, "mm"),
            "margin_bottom": NumberEdit(self.tr("Lề dưới"), ND30.end_margins, "mm"),
            "margin_left": NumberEdit(self.tr("Lề trái"), ND30.left_margins, "mm"),
            "margin_right": NumberEdit(self.tr("Lề phải"), ND30.right_margins, "mm"),
        }
        form = QVBoxLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setSpacing(10)
        form.addWidget(label(self.tr("Trang in"), "strong"))
        fields = [Field(box.accessibleName(), box) for box in self.boxes.values()]
        form.addLayout(row(fields[0], 12, fields[1], 12, fields[2]))
        form.addLayout(row(fields[3], 12, fields[4], 12, QWidget()))
        form.addWidget(
            label(
                self.tr(
                    "Dùng cho mọi văn bản lập từ sổ này. Chỉ chọn được các mức mà Nghị định"
                    " 30/2020/NĐ-CP cho phép."
                ),
                "small",
                wrap=True,
            )
        )
        for box in self.boxes.values():
            box.valueChanged.connect(self._on_value)

    def show_page(self, page: PageSetup) -> None:
        """Show what is stored."""
        self._page = page
        for name, box in self.boxes.items():
            stored = getattr(page, name)
            with QSignalBlocker(box):
                box.setValue(stored)

    @Slot()
    def _on_value(self) -> None:
        typed = replace(self._page, **{name: box.value() for name, box in self.boxes.items()})
        if typed != self._page:
            self._page = typed
            self.chosen.emit(typed)
