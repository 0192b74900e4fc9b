"""A grid for tests: it keeps what was typed, pasted and told, as a page would."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from desktop.ui.tables.cells import Cell, Column, Look, Row
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_view import GridView

COLUMNS = (
    Column("label", "STT", 48, right=True),
    Column("content", "Nhiệm vụ"),
    Column("lead", "Chủ trì", 176),
    Column("score", "Điểm", 80, right=True, number=True, most=20),
)


def across(number: int, text: str, look: Look = Look.GROUP) -> Row:
    return Row(UUID(int=number), (Cell(text, look),))


def line(number: int, content: str = "Việc", lead: str = "Công an", score: str = "") -> Row:
    typed = (Cell(content, Look.INPUT), Cell(lead, Look.INPUT), Cell(score, Look.INPUT))
    return Row(UUID(int=number), (Cell(str(number)), *typed))


ROWS = [
    across(1, "Gia nhập thị trường"),
    line(2, "Niêm yết"),
    line(3, "Trực một cửa", "Tư pháp"),
    across(4, "Tính minh bạch"),
    line(5, "Công khai dự toán", "Tài chính"),
]


class Sheet(GridView):
    """A grid that remembers."""

    def __init__(self, rows: Sequence[Row] = ROWS) -> None:
        super().__init__(GridModel(COLUMNS), "Nhiệm vụ")
        self.edits: list[tuple[int, str, str]] = []
        self.steps: list[str] = []
        self.said: list[str] = []
        self.did: list[str] = []
        self.grown: list[Mapping[str, str]] = []
        self.together = self._step
        self.grid.edited.connect(lambda row, key, text: self.edits.append((row.int, key, text)))
        self.told.connect(self.said.append)
        self.done.connect(self.did.append)
        self.resize(900, 400)
        self.show_rows(rows)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        self.steps.append(name)
        yield

    @property
    def at(self) -> tuple[int, int]:
        return self.currentIndex().row(), self.currentIndex().column()

    def stand(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.grid.index(row, column))

    def texts(self, key: str) -> list[str]:
        number = self.grid.column_of(key)
        return [row.cells[number].text for row in self.grid.rows if not row.across]


def clip(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def clipped() -> str:
    return QGuiApplication.clipboard().text()
