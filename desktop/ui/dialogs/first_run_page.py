"""What every page of the first run has."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.basics import label
from desktop.ui.widgets.field import Field, LineEdit


class WizardPage(QWidget):
    """A page: title, a sentence, what is asked."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(32, 20, 32, 16)
        self.body.setSpacing(10)
        self.body.addWidget(label(title, "title"))
        self.body.addWidget(label(text, wrap=True))

    def first(self) -> QWidget:
        """Return the widget that is typed into first."""
        raise NotImplementedError

    def complete(self) -> bool:
        """Tell whether one may go on; else say under the fields what is missing."""
        return True


def complain(field: Field, edit: LineEdit, text: str) -> bool:
    """Say under a field what is wrong with it, or nothing; tell whether it is right."""
    edit.complain(wrong=bool(text))
    field.note.setText(text)
    field.note.setVisible(bool(text))
    field.note.setProperty("role", "failed")
    field.note.style().unpolish(field.note)
    field.note.style().polish(field.note)
    return not text
