"""Mở sổ lần đầu: the office once, so that every paper has its head and its signer block."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.letterhead import proposed_lines, proposed_place
from desktop.domain.office import Office, OfficeKind
from desktop.domain.record import new_id
from desktop.paths import LEDGER_SUFFIX
from desktop.ui.widgets.basics import button, frame, icon_label, label, row
from desktop.ui.widgets.field import Field, LineEdit
from desktop.ui.widgets.letterhead import LetterheadView, PaperFrame

_KINDS = (
    (OfficeKind.COMMITTEE, "UBND cấp xã"),
    (OfficeKind.DEPARTMENT, "Sở, ngành tỉnh"),
    (OfficeKind.OTHER, "Cơ quan khác"),
)
_HINTS = {
    OfficeKind.COMMITTEE: "Ví dụ: UBND xã Đại Lãnh",
    OfficeKind.DEPARTMENT: "Ví dụ: Sở Ngoại vụ tỉnh Lạng Sơn",
    OfficeKind.OTHER: "Tên đầy đủ như trên văn bản",
}


class FirstRun(QDialog):
    """Asks for the office and the file; gives them as data and makes nothing."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sổ PGI – Mở sổ lần đầu"))
        self._path = _free(path)
        self._kinds = QButtonGroup(self)
        self.name = LineEdit(self.tr("Tên cơ quan"), _HINTS[OfficeKind.COMMITTEE])
        self.place = LineEdit(self.tr("Địa danh ghi trên văn bản"))
        self.symbol = LineEdit(self.tr("Ký hiệu"), self.tr("UBND, SNgV…"))
        self.superior = LineEdit(self.tr("Cấp nhận báo cáo"), self.tr("Có thể để trống"))
        self.code = LineEdit(self.tr("Mã định danh điện tử"), self.tr("Có thể để trống"))
        self._paper = LetterheadView()
        self._where = label(str(self._path), "small")
        self._begin = button(self.tr("Mở sổ"), "arrow-right", kind="primary", clicked=self.accept)
        self._proposed_place = ""
        self._proposed_symbol = ""
        self._build()
        for edit in (self.name, self.place, self.symbol, self.superior):
            edit.textChanged.connect(self._on_changed)
        self._kinds.idClicked.connect(self._on_changed)
        self._on_changed()
        self.resize(860, 560)
        self.name.setFocus()

    def office(self) -> Office:
        """Return the office as it was typed."""
        parent_line, name_lines = proposed_lines(self._kind(), self.name.text())
        return Office(
            id=new_id(),
            kind=self._kind(),
            name=" ".join(self.name.text().split()),
            parent_line=parent_line,
            name_lines=name_lines,
            symbol=self.symbol.text().strip(),
            place=self.place.text().strip(),
            code=self.code.text().strip(),
            superior=self.superior.text().strip(),
        )

    def path(self) -> Path:
        """Return where the ledger is to stand."""
        return self._path

    def _kind(self) -> OfficeKind:
        return _KINDS[max(self._kinds.checkedId(), 0)][0]

    def _build(self) -> None:
        side = QWidget()
        side.setObjectName("side")
        side.setFixedWidth(220)
        words = QVBoxLayout(side)
        words.setContentsMargins(24, 24, 16, 24)
        words.addLayout(row(icon_label("leaf", "accent", 32), 12, label("Sổ PGI", "title"), None))
        words.addSpacing(16)
        words.addWidget(
            label(
                self.tr(
                    "Khai một lần, dùng cho phần đầu và phần ký của mọi văn bản. Sửa được lúc nào"
                    " cũng được ở Hệ thống."
                ),
                wrap=True,
            )
        )
        words.addStretch(1)
        words.addWidget(
            label(
                self.tr("Chạy trên máy này, không dùng mạng, không cần tài khoản."),
                "small",
                wrap=True,
            )
        )
        form = frame("flat")
        layout = QVBoxLayout(form)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self.tr("Cơ quan của anh chị"), "title"))
        layout.addLayout(self._kind_row())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(Field(self.tr("Tên cơ quan (bắt buộc)"), self.name), 0, 0, 1, 2)
        grid.addWidget(Field(self.tr("Địa danh ghi trên văn bản"), self.place), 1, 0)
        grid.addWidget(Field(self.tr("Ký hiệu trong số văn bản"), self.symbol), 1, 1)
        grid.addWidget(Field(self.tr("Cấp nhận báo cáo"), self.superior), 2, 0)
        grid.addWidget(Field(self.tr("Mã định danh điện tử"), self.code), 2, 1)
        layout.addLayout(grid)
        layout.addWidget(label(self.tr("Văn bản sẽ có dạng"), "label"))
        layout.addWidget(self._paper)
        layout.addStretch(1)
        layout.addLayout(
            row(
                label(self.tr("Nơi cất sổ:"), "label"),
                6,
                self._where,
                6,
                button(self.tr("Đổi…"), kind="link", clicked=self._choose),
                None,
                button(self.tr("Thôi"), clicked=self.reject),
                8,
                self._begin,
            )
        )
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(side)
        whole.addWidget(form, 1)

    def _kind_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(20)
        for number, (_, words) in enumerate(_KINDS):
            choice = QRadioButton(words)
            choice.setChecked(number == 0)
            self._kinds.addButton(choice, number)
            line.addWidget(choice)
        line.addStretch(1)
        return line

    @Slot()
    def _on_changed(self) -> None:
        kind, name = self._kind(), self.name.text()
        self.name.setPlaceholderText(_HINTS[kind])
        place = proposed_place(kind, name)
        if self.place.text() == self._proposed_place and self.place.text() != place:
            self._proposed_place = place
            self.place.setText(place)
        symbol = "UBND" if kind is OfficeKind.COMMITTEE and name.strip() else ""
        if self.symbol.text() == self._proposed_symbol and self.symbol.text() != symbol:
            self._proposed_symbol = symbol
            self.symbol.setText(symbol)
        parent_line, name_lines = proposed_lines(kind, name)
        symbol = self.symbol.text().strip()
        committee = kind is OfficeKind.COMMITTEE
        self._paper.show_frame(
            PaperFrame(
                parent_line=parent_line,
                name_lines=name_lines,
                symbol=f"KH-{symbol}" if symbol else "KH",
                place=self.place.text().strip() or "…",
                year="…",
                recipients=(
                    *((f"{self.superior.text().strip()} (b/c);",) if self.superior.text() else ()),
                    "Lưu: VT.",
                ),
                signer_lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") if committee else ("GIÁM ĐỐC",),
            )
        )
        self._begin.setEnabled(bool(name.strip()))
        self._begin.setToolTip("" if name.strip() else self.tr("Gõ tên cơ quan trước"))

    @Slot()
    def _choose(self) -> None:
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Nơi cất sổ"), str(self._path), self.tr("Sổ PGI (*%s)") % LEDGER_SUFFIX
        )
        if found:
            path = Path(found)
            self._path = path if path.suffix else path.with_suffix(LEDGER_SUFFIX)
            self._where.setText(str(self._path))


def _free(path: Path) -> Path:
    """Return a path near the wanted one where no ledger stands yet."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
