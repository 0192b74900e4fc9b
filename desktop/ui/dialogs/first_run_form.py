"""Page 1 of the first run: what kind of office it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.domain.office_forms import FORMS, Form
from desktop.ui.dialogs.first_run_page import WizardPage
from desktop.ui.widgets.basics import label

_ABOUT = {
    Form.COMMUNE: "Chính quyền hai cấp: báo cáo UBND tỉnh; có các phòng chuyên môn.",
    Form.WARD: "Chính quyền hai cấp: báo cáo UBND tỉnh, thành phố.",
    Form.ZONE: "Chính quyền hai cấp: báo cáo UBND tỉnh, thành phố.",
    Form.DEPARTMENT: "Cơ quan chuyên môn thuộc UBND tỉnh: người đứng đầu ký.",
    Form.OLD_COMMUNE: "Để nhập lại kế hoạch cũ: báo cáo UBND huyện; phân công cho công chức.",
    Form.OTHER: "Tự khai phần đầu và phần ký của văn bản.",
}


class FormPage(WizardPage):
    """Chooses one of the forms of office.

    Signals:
        chosen: another form was chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Cơ quan của anh chị thuộc loại nào?",
            "Chương trình dựa vào đây để đặt sẵn phần đầu, phần ký, bộ phận và nơi nhận báo cáo."
            " Mọi thứ sửa lại được ở Danh mục và Hệ thống.",
        )
        self._forms = tuple(FORMS)
        self._group = QButtonGroup(self)
        for number, form in enumerate(self._forms):
            choice = QRadioButton(FORMS[form].text)
            choice.setChecked(number == 0)
            choice.setProperty("role", "strong")
            self._group.addButton(choice, number)
            self.body.addWidget(choice)
            about = label(_ABOUT[form], "small", wrap=True)
            about.setContentsMargins(28, 0, 0, 4)
            self.body.addWidget(about)
        self.body.addStretch(1)
        self._group.idClicked.connect(self.chosen)

    def first(self) -> QWidget:
        return self._group.checkedButton() or self

    def form(self) -> Form:
        """Return the form that is chosen."""
        return self._forms[self._group.checkedId()]

    def choose(self, form: Form) -> None:
        """Choose a form."""
        self._group.button(self._forms.index(form)).setChecked(True)
        self.chosen.emit()
