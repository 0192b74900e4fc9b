"""The result of one task: status, progress and texts, stored while they are typed."""

from textwrap import shorten

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.actors import lead_names
from desktop.domain.dates import format_date
from desktop.domain.errors import InputRefused
from desktop.domain.numbers import parse_whole
from desktop.domain.plan import Task
from desktop.domain.result import Result, ResultStatus, with_status
from desktop.ui.tips import plain
from desktop.ui.widgets.basics import button, frame, label, row
from desktop.ui.widgets.field import Field, LineEdit, TextEdit
from desktop.ui.widgets.status_segments import StatusSegments

_FULL = 100
_TITLE = 150


class ResultDetail(QFrame):
    """The pane at the right of the results.

    Signals:
        edited: the whole result with the change.
        refused: a refusal about what was typed.
        carry: take over the previous result.
        following: go on to the next task.
    """

    edited = Signal(object)
    refused = Signal(object)
    carry = Signal()
    following = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "detail")
        self.setMinimumWidth(300)
        self._result: Result | None = None
        self._title = label("", "strong", wrap=True)
        self._who = label("", "small", wrap=True)
        self.status = StatusSegments()
        self.progress = LineEdit(self.tr("Tiến độ"), "0 – 100")
        self.progress.setFixedWidth(72)
        self._due = label("", "small")
        self.text = TextEdit(
            self.tr("Kết quả thực hiện"), self.tr("Đã làm được gì trong kỳ, nêu số liệu chính")
        )
        self.figures = LineEdit(self.tr("Số liệu"), self.tr("Ví dụ: 12/12 thủ tục"))
        self.difficulty = TextEdit(
            self.tr("Khó khăn, vướng mắc"), self.tr("Để trống nếu không có"), lines=2
        )
        self.next_step = TextEdit(
            self.tr("Việc kỳ tới"), self.tr("Việc sẽ làm tiếp, thời hạn"), lines=2
        )
        self.evidence = TextEdit(
            self.tr("Minh chứng"), self.tr("Văn bản, sản phẩm; mỗi dòng một mục"), lines=2
        )
        self._edits: tuple[LineEdit | TextEdit, ...] = (
            self.progress,
            self.text,
            self.figures,
            self.evidence,
            self.difficulty,
            self.next_step,
        )
        self._carry = button(self.tr("Như kỳ trước"), "copy", clicked=self.carry.emit)
        self._following = button(
            self.tr("Nhiệm vụ sau"), "arrow-down", kind="primary", clicked=self.following.emit
        )
        self._scroll = QScrollArea()
        self._build()
        self._connect()

    def show_result(
        self, code: str, task: Task, result: Result, *, locked: bool, can_carry: bool
    ) -> None:
        """Show a result; what is being typed into the same one stays."""
        same = self._result is not None and self._result.task_id == result.task_id
        if not same:
            self.flush()
        self._result = result
        self.setEnabled(True)
        words = task.content.split("\n", 1)[0]
        self._title.setText(f"{code}  {shorten(words, _TITLE, placeholder='…')}")
        self._title.setToolTip(plain(task.content))
        self._who.setText(" · ".join(part for part in (lead_names(task), task.timing_text) if part))
        self._due.setText(f"Thời hạn {format_date(task.due)}" if task.due else "")
        if not same:
            self._scroll.verticalScrollBar().setValue(0)
        self.status.show_status(result.status)
        for edit, text in (
            (self.progress, "" if result.progress is None else str(result.progress)),
            (self.text, result.text),
            (self.figures, result.figures),
            (self.evidence, result.evidence),
            (self.difficulty, result.difficulty),
            (self.next_step, result.next_step),
        ):
            if same:
                edit.show_text(text)
            else:
                edit.show_other(text)
        for edit in self._edits:
            edit.setReadOnly(locked)
        self.status.setEnabled(not locked)
        self._carry.setEnabled(can_carry and not locked)

    def show_nothing(self) -> None:
        """Show that no task is in hand."""
        self.flush()
        self._result = None
        for edit in self._edits:
            edit.show_other("")
        self._title.setText(self.tr("Chọn một nhiệm vụ ở bảng bên trái"))
        self._who.setText("")
        self.setEnabled(False)

    def enter(self, field: str) -> None:
        """Put the cursor into a field: "text", "figures", "evidence", …, or the status."""
        target: QWidget = {
            "text": self.text,
            "figures": self.figures,
            "evidence": self.evidence,
            "difficulty": self.difficulty,
            "progress": self.progress,
        }.get(field, self.status.buttons[ResultStatus.DOING])
        target.setFocus()

    @Slot(str)
    def type_on(self, letters: str) -> None:
        """Go on in the text with letters that were typed in the grid: nothing typed is lost."""
        if self.isEnabled() and not self.text.isReadOnly():
            self.text.setFocus()
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.text.insertPlainText(letters)

    @Slot()
    def flush(self) -> None:
        """Hand on what was typed and not handed on yet."""
        for edit in self._edits:
            edit.flush()

    def _build(self) -> None:
        inside = frame("flat")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(6)
        rows.addWidget(self.status)
        rows.addLayout(
            row(
                label(self.tr("Tiến độ"), "label"),
                8,
                self.progress,
                6,
                label("%"),
                16,
                self._due,
                None,
            )
        )
        for name, edit in (
            (self.tr("Kết quả thực hiện"), self.text),
            (self.tr("Số liệu"), self.figures),
            (self.tr("Minh chứng (văn bản, sản phẩm)"), self.evidence),
            (self.tr("Khó khăn, vướng mắc"), self.difficulty),
            (self.tr("Việc kỳ tới"), self.next_step),
        ):
            rows.addWidget(Field(name, edit), 1 if isinstance(edit, TextEdit) else 0)
        # Which task it is stays in sight however far down one writes.
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._who)
        scroll = self._scroll
        # It follows the field in hand; by itself it is no stop of Tab.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        foot = frame("foot")
        foot.setLayout(row(self._carry, None, self._following, margins=(16, 8, 16, 8)))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.status.chosen.connect(self._on_status)
        self.progress.committed.connect(self._on_progress)
        self.text.committed.connect(self._on_text)
        self.figures.committed.connect(self._on_figures)
        self.evidence.committed.connect(self._on_evidence)
        self.difficulty.committed.connect(self._on_difficulty)
        self.next_step.committed.connect(self._on_next_step)

    def _edit(self, **changed: object) -> None:
        if self._result is not None:
            self._result = replace(self._result, carried=False, **changed)
            self.edited.emit(self._result)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._edit(text=text)

    @Slot(str)
    def _on_figures(self, text: str) -> None:
        self._edit(figures=text)

    @Slot(str)
    def _on_evidence(self, text: str) -> None:
        self._edit(evidence=text)

    @Slot(str)
    def _on_difficulty(self, text: str) -> None:
        self._edit(difficulty=text)

    @Slot(str)
    def _on_next_step(self, text: str) -> None:
        self._edit(next_step=text)

    @Slot(object)
    def _on_status(self, status: ResultStatus) -> None:
        if self._result is not None:
            self._result = with_status(self._result, status)
            self.edited.emit(self._result)

    @Slot(str)
    def _on_progress(self, text: str) -> None:
        if not text.strip():
            self.progress.complain(wrong=False)
            self._edit(progress=None)
            return
        try:
            value = parse_whole(text, low=0, high=_FULL)
        except InputRefused as refusal:
            self.progress.complain(wrong=True)
            self.refused.emit(refusal)
            return
        self.progress.complain(wrong=False)
        self._edit(progress=value)
