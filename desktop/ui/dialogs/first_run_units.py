"""Page 3 of the first run: who signs, and which units tasks are given to."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from desktop.domain.office import Office, Unit
from desktop.domain.office_forms import FORMS, Form
from desktop.domain.plan import Signer
from desktop.domain.record import new_id
from desktop.domain.text import fold
from desktop.ui.dialogs.first_run_office import paper_frame
from desktop.ui.dialogs.first_run_page import WizardPage
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.field import Field, LineEdit
from desktop.ui.widgets.letterhead import LetterheadView


class UnitsPage(WizardPage):
    """Asks for the signer, and ticks the units that the office has.

    Signals:
        changed: the signer changed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Người ký và bộ phận",
            "Bộ phận được đánh dấu sẽ có trong gợi ý khi phân công nhiệm vụ. Bỏ dấu những bộ phận"
            " không có, thêm những bộ phận còn thiếu.",
        )
        self.name = LineEdit("Họ và tên người ký", "Có thể để trống, khai sau")
        self.title = QComboBox()
        self.title.setAccessibleName("Chức vụ, thẩm quyền ký")
        self.title.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.title.setMinimumContentsLength(24)
        self.list = QListWidget()
        self.list.setAccessibleName("Bộ phận")
        self.list.setMinimumHeight(150)
        self.more = _AddEdit("Thêm bộ phận", "Gõ tên bộ phận rồi Enter")
        self._paper = LetterheadView()
        self._signers: tuple[tuple[str, ...], ...] = ()
        self._form: Form | None = None
        self.name.setMinimumWidth(180)
        line = row(Field("Họ và tên người ký", self.name), 16, Field("Chức vụ", self.title))
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(label("Bộ phận của cơ quan", "label"))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row(self.more, 8, button("Thêm", "plus", clicked=self._add)))
        self.body.addWidget(label("Văn bản sẽ có dạng", "label"))
        self.body.addWidget(self._paper)
        self.name.textChanged.connect(self.changed)
        self.title.currentIndexChanged.connect(self.changed)
        self.more.entered.connect(self._add)

    def first(self) -> QWidget:
        return self.name

    def show_form(self, form: Form) -> None:
        """Offer what is usual in an office of this form; what was ticked or added stays."""
        if form is self._form:
            return
        kept = {unit.name for unit in self.units()} if self._form is not None else set[str]()
        usual = set(FORMS[self._form].units) if self._form is not None else set[str]()
        added = [name for name in kept if name not in usual]
        self._form = form
        self.list.clear()
        for name in (*FORMS[form].units, *sorted(added)):
            self._put(name)
        self._signers = FORMS[form].signers
        self.title.clear()
        for lines in self._signers:
            self.title.addItem(", ".join(lines))

    def units(self) -> tuple[Unit, ...]:
        """Return the units that are ticked, in their order."""
        items = [self.list.item(number) for number in range(self.list.count())]
        return tuple(
            Unit(id=new_id(), name=item.text())
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    def signer(self) -> Signer:
        """Return the signer as he was typed."""
        lines = self._signers[max(self.title.currentIndex(), 0)] if self._signers else ()
        return Signer(lines=lines, name=" ".join(self.name.text().split()))

    def show_paper(self, office: Office) -> None:
        """Draw the paper with this head."""
        self._paper.show_frame(paper_frame(office, self.signer()))

    def complete(self) -> bool:
        self._add()
        return True

    @Slot()
    def _add(self) -> None:
        name = " ".join(self.more.text().split())
        known = {fold(self.list.item(number).text()) for number in range(self.list.count())}
        if name and fold(name) not in known:
            self._put(name)
            self.list.scrollToBottom()
        self.more.clear()

    def _put(self, name: str) -> None:
        item = QListWidgetItem(name)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
        )
        item.setCheckState(Qt.CheckState.Checked)
        self.list.addItem(item)


class _AddEdit(LineEdit):
    """A line in which Enter adds, and does not press the button of the dialog."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.text().strip():
            self.entered.emit()
            event.accept()
            return
        super().keyPressEvent(event)
