"""A set of the office's own: code, name, year, and one line for each component."""

from decimal import Decimal

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Aggregation, Component, Framework
from desktop.domain.numbers import parse_number
from desktop.domain.record import new_id
from desktop.ui.guide.helping import answer_f1
from desktop.ui.widgets.basics import button, label, resize_to_content, row
from desktop.ui.widgets.field import Field, LineEdit

_PARTS = 3
_SCALE = Decimal(10)


class OwnFrameworkDialog(QDialog):
    """Asks for a set; components are typed or pasted as lines "name; weight; scale"."""

    def __init__(self, parent: QWidget, year: int) -> None:
        super().__init__(parent)
        answer_f1(self, "catalogue")
        self.setWindowTitle(self.tr("Thêm bộ chỉ số của cơ quan"))
        self.setMinimumWidth(560)
        self.code = LineEdit(self.tr("Mã"), f"DDCI-{year}")
        self.name = LineEdit(self.tr("Tên bộ chỉ số"))
        self.year = LineEdit(self.tr("Năm"))
        self.year.setText(str(year))
        self.source = LineEdit(self.tr("Nguồn"), self.tr("Văn bản ban hành bộ chỉ số"))
        self.lines = QPlainTextEdit()
        self.lines.setAccessibleName(self.tr("Chỉ số thành phần"))
        self.lines.setPlaceholderText("Gia nhập thị trường; 50; 10\nTính minh bạch; 50; 10")
        self.lines.setMinimumHeight(84)
        self.lines.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addLayout(row(Field(self.tr("Mã"), self.code), 12, Field(self.tr("Năm"), self.year)))
        layout.addLayout(
            row(
                Field(self.tr("Tên bộ chỉ số"), self.name),
                12,
                Field(self.tr("Nguồn"), self.source),
            )
        )
        layout.addWidget(Field(self.tr("Chỉ số thành phần"), self.lines))
        layout.addWidget(
            label(
                self.tr(
                    "Mỗi dòng: tên; trọng số %; thang điểm. Trọng số và thang có thể bỏ trống"
                    " (thang mặc định 10); nếu ghi trọng số thì cộng lại phải bằng 100."
                ),
                "small",
                wrap=True,
            )
        )
        layout.addLayout(
            row(
                None,
                button(self.tr("Không thêm"), clicked=self.reject),
                8,
                button(self.tr("Thêm bộ chỉ số"), "plus", kind="primary", clicked=self.accept),
            )
        )
        resize_to_content(self)

    def framework(self) -> Framework:
        """Return the set as it was typed.

        Raises:
            InputRefused: a number cannot be read.
        """
        components = tuple(
            _component(place, line)
            for place, line in enumerate(
                (line for line in self.lines.toPlainText().split("\n") if line.strip()), 1
            )
        )
        weighted = any(component.weight is not None for component in components)
        scale = sum((component.scale for component in components), Decimal(0))
        name = self.name.text().strip()
        return Framework(
            id=new_id(),
            code=self.code.text().strip(),
            name=name,
            short_name=self.code.text().split("-")[0].strip() or name,
            year=int(parse_number(self.year.text(), low=Decimal(1990), high=Decimal(2200))),
            aggregation=Aggregation.WEIGHTED if weighted else Aggregation.SUM,
            total_scale=Decimal(100) if weighted else (scale or _SCALE),
            components=components,
            source=self.source.text().strip(),
        )


def _component(place: int, line: str) -> Component:
    # A block copied from Excel has tabs where a typed line has semicolons.
    parts = [part.strip() for part in line.replace("\t", ";").split(";")]
    if len(parts) > _PARTS:
        raise InputRefused("framework.line", found=line.strip())
    name, weight, scale = (*parts, "", "")[:_PARTS]
    return Component(
        id=new_id(),
        position=place,
        name=name,
        weight=parse_number(weight.rstrip("%")) if weight else None,
        scale=parse_number(scale) if scale else _SCALE,
    )
