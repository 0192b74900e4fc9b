"""Page 2 of the first run: name, place and superior, with the letterhead that follows."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.letterhead import proposed_lines, proposed_place
from desktop.domain.office import Office, OfficeKind
from desktop.domain.office_forms import FORMS, Form, is_code, superior_of
from desktop.domain.plan import Signer
from desktop.domain.record import new_id
from desktop.ui.dialogs.first_run_page import WizardPage, complain
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.field import Field, LineEdit
from desktop.ui.widgets.letterhead import LetterheadView, PaperFrame


class OfficePage(WizardPage):
    """Asks for what stands at the head of every paper.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Tên cơ quan và nơi nhận báo cáo",
            "Dùng cho phần đầu của mọi văn bản. Chữ đặt sẵn là gợi ý; gõ đè để sửa.",
        )
        self._form = Form.COMMUNE
        self._id = new_id()
        self.name = LineEdit("Tên cơ quan")
        self.above = LineEdit("Tỉnh, thành phố")
        self.place = LineEdit("Địa danh ghi trên văn bản")
        self.symbol = LineEdit("Ký hiệu trong số văn bản", "UBND, SNgV…")
        self.superior = LineEdit("Cấp nhận báo cáo", "Có thể để trống")
        self.code = LineEdit("Mã định danh điện tử", "Có thể để trống")
        self._proposed: dict[LineEdit, str] = {}
        self._name = Field("Tên cơ quan *", self.name)
        self._above = Field("Tỉnh, thành phố", self.above)
        self._code = Field("Mã định danh điện tử", self.code)
        self._paper = LetterheadView()
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        fields = (
            self._name,
            self._above,
            Field("Địa danh ghi trên văn bản", self.place),
            Field("Ký hiệu trong số văn bản", self.symbol),
            Field("Cấp nhận báo cáo", self.superior),
            self._code,
        )
        for number, field in enumerate(fields):
            # At the top: a complaint below one field must not move its neighbour.
            grid.addWidget(field, number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(grid)
        self.body.addWidget(label("Văn bản sẽ có dạng", "label"))
        self.body.addWidget(self._paper)
        self.body.addStretch(1)
        for edit in (self.name, self.above, self.place, self.symbol, self.superior, self.code):
            edit.textChanged.connect(self._on_changed)

    def first(self) -> QWidget:
        return self.name

    def complete(self) -> bool:
        named = bool(self.name.text().strip())
        name = "" if named else "Gõ tên cơ quan, ví dụ UBND xã Đại Lãnh."
        code = "" if is_code(self.code.text().strip()) else "Viết như H32.15, hoặc để trống."
        right = (complain(self._name, self.name, name), complain(self._code, self.code, code))
        if not all(right):
            (self.name if not right[0] else self.code).setFocus()
        return all(right)

    def office(self) -> Office:
        """Return the office as it was typed."""
        kind = FORMS[self._form].kind
        parent_line, name_lines = proposed_lines(kind, self.name.text())
        return Office(
            id=self._id,
            kind=kind,
            name=" ".join(self.name.text().split()),
            parent_line=parent_line,
            name_lines=name_lines,
            symbol=self.symbol.text().strip(),
            place=self.place.text().strip(),
            code=self.code.text().strip(),
            superior=self.superior.text().strip(),
        )

    def show_form(self, form: Form) -> None:
        """Ask for an office of this form."""
        self._form = form
        known = FORMS[form]
        self.name.setPlaceholderText(known.example)
        self._above.setVisible(bool(known.above))
        if known.above:
            self._above.title.setText(known.above)
            self.above.setAccessibleName(known.above)
        self._on_changed()

    def show_paper(self, signer: Signer) -> None:
        """Draw the head and foot of a paper as they will be."""
        office = self.office()
        self._paper.show_frame(paper_frame(office, signer))

    @Slot()
    def _on_changed(self) -> None:
        kind = FORMS[self._form].kind
        name = self.name.text()
        committee = kind is OfficeKind.COMMITTEE
        above = superior_of(self._form, self.above.text())
        if not above and kind is OfficeKind.DEPARTMENT:
            parent, _ = proposed_lines(kind, name)
            place = proposed_place(kind, name)
            above = superior_of(Form.COMMUNE, place) if parent else ""
        self._propose(self.place, proposed_place(kind, name))
        self._propose(self.symbol, "UBND" if committee and name.strip() else "")
        self._propose(self.superior, above)
        self.changed.emit()

    def _propose(self, edit: LineEdit, text: str) -> None:
        """Fill a field unless something else was typed into it."""
        if edit.text() == self._proposed.get(edit, "") and edit.text() != text:
            self._proposed[edit] = text
            edit.show_text(text)


def paper_frame(office: Office, signer: Signer) -> PaperFrame:
    """Return what a paper of the office shows at its head and foot."""
    reports = (f"{office.superior} (b/c);",) if office.superior else ()
    return PaperFrame(
        parent_line=office.parent_line,
        name_lines=office.name_lines,
        symbol=f"KH-{office.symbol}" if office.symbol else "KH",
        place=office.place or "…",
        year="…",
        recipients=(*reports, "Lưu: VT."),
        signer_lines=signer.lines,
        signer=signer.name,
    )
