"""What pasting asks before it is done: new rows, lost words, and what may mean two things."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.clipboard_block import TwoReadings
from desktop.ui.guide.helping import answer_f1
from desktop.ui.tables.paste_plan import PasteAnswer, PastePlan
from desktop.ui.widgets.basics import button, label, row

_MOST_NAMES = 3


class PasteQuestion(QDialog):
    """Says what would be pasted where, and asks what only the clerk can know."""

    def __init__(self, parent: QWidget, plan: PastePlan) -> None:
        super().__init__(parent)
        answer_f1(self, "paste")
        self.setWindowTitle(self.tr("Dán khối ô"))
        self.setMinimumWidth(580)
        self._plan = plan
        self._whole: dict[str, QButtonGroup] = {}
        self._answer = PasteAnswer()
        words = self.tr("Thêm thành %d dòng mới") % plan.height
        self.all_new = button(words, clicked=self._on_all_new)
        self.all_new.setVisible(bool(plan.over) and plan.inserts)
        self.alone = button(self.tr("Chỉ dán vào ô đầu"), clicked=self._on_alone)
        self.alone.setVisible(bool(plan.fill))
        self.only = button(self.tr("Chỉ dán vào dòng đã có"), clicked=self._on_only)
        self.only.setVisible(bool(plan.fresh and plan.there))
        self.yes = button(self.tr("Dán"), "check", kind="primary", clicked=self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(label(summary(plan), "strong", wrap=True))
        for note in plan.told:
            layout.addWidget(label(note, "small", wrap=True))
        for title, found in plan.questions.items():
            layout.addWidget(self._question(title, found))
        self.rename = QCheckBox(self.tr("Dùng tên nhóm như trong bản dán"))
        self.rename.setVisible(bool(plan.names))
        if plan.names:
            layout.addWidget(label(other_names(plan.names), "small", wrap=True))
        layout.addWidget(self.rename)
        layout.addSpacing(8)
        others = (one for one in (self.all_new, self.alone, self.only) if not one.isHidden())
        ways = [part for one in others for part in (one, 8)]
        layout.addLayout(
            row(button(self.tr("Thôi"), clicked=self.reject), 16, None, *ways, self.yes)
        )
        self._allow()

    def answer(self) -> PasteAnswer:
        """Return what the clerk chose."""
        whole = {title: group.checkedId() == 1 for title, group in self._whole.items()}
        return self._answer._replace(whole=whole, rename=self.rename.isChecked())

    def choose(self, title: str, *, whole: bool) -> None:
        """Choose how the numbers of a column are read."""
        self._whole[title].button(int(whole)).click()

    def _question(self, title: str, found: TwoReadings) -> QWidget:
        box = QWidget()
        lines = QVBoxLayout(box)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(4)
        words = self.tr("Cột “{title}”: “{text}” nghĩa là số nào?")
        lines.addWidget(label(words.format(title=title, text=found.text), wrap=True))
        group = QButtonGroup(box)
        choices = (
            (0, self.tr("%s (dấu chấm là dấu thập phân)") % found.part),
            (1, self.tr("%s (dấu chấm ngăn hàng nghìn)") % found.whole),
        )
        for number, text in choices:
            one = QRadioButton(text)
            one.setAccessibleName(f"{title}: {text}")
            group.addButton(one, number)
            lines.addWidget(one)
        group.idClicked.connect(self._allow)
        self._whole[title] = group
        return box

    @Slot()
    def _allow(self) -> None:
        """Let the clerk paste once every number is clear: nothing is chosen for him."""
        clear = all(group.checkedId() >= 0 for group in self._whole.values())
        self.yes.setEnabled(clear)
        self.all_new.setEnabled(clear)
        self.alone.setEnabled(clear)
        self.only.setEnabled(clear)

    @Slot()
    def _on_all_new(self) -> None:
        self._answer = self._answer._replace(insert=True)
        self.accept()

    @Slot()
    def _on_alone(self) -> None:
        self._answer = self._answer._replace(alone=True)
        self.accept()

    @Slot()
    def _on_only(self) -> None:
        self._answer = self._answer._replace(grow=False)
        self.accept()


def summary(plan: PastePlan) -> str:
    """Return what would be done in one line."""
    words = (
        f"Điền {plan.fill} ô đã chọn" if plan.fill else f"Dán {plan.height} dòng × {plan.width} cột"
    )
    home = f" vào {plan.home}" if plan.home else ""
    parts = [
        f"ghi đè {plan.over} ô đang có chữ" if plan.over else "",
        f"thêm {plan.fresh} dòng mới{home}" if plan.fresh else "",
    ]
    done = ", ".join(filter(None, parts))
    return f"{words}: {done}" if done else words


def other_names(names: Sequence[tuple[str, str]]) -> str:
    """Return which groups are called otherwise, a few of them by name."""
    told = "; ".join(f"“{new}” (kế hoạch ghi “{old}”)" for new, old in names[:_MOST_NAMES])
    rest = f" và {len(names) - _MOST_NAMES} nhóm khác" if len(names) > _MOST_NAMES else ""
    return f"{len(names)} nhóm mang tên khác trong kế hoạch: {told}{rest}."


def ask_paste(parent: QWidget, plan: PastePlan) -> PasteAnswer | None:
    """Ask, and return what was chosen; None: nothing is to be pasted."""
    dialog = PasteQuestion(parent, plan)
    return dialog.answer() if dialog.exec() else None
