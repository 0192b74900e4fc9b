"""What is done to many cells at once: copy, cut, paste, empty, fill. Each is one step to undo."""

from collections.abc import Sequence

from desktop.ui.tables.clip import put_cells
from desktop.ui.tables.grid_paste import GridPaste

_Text = tuple[int, int, str]


class GridBlocks(GridPaste):
    """Works on the marked cells of one grid."""

    def copy(self) -> bool:
        """Put the marked cells on the clipboard; tell whether there were any."""
        rows, columns = self._range.marked()
        if not rows or not columns:
            return False
        put_cells([[self._model.rows[place].cells[one].text for one in columns] for place in rows])
        return True

    def cut(self) -> None:
        """Put the marked cells on the clipboard and empty them."""
        if self.copy():
            self._put(self._same(""), self.tr("cắt ô"))

    def empty(self) -> None:
        """Empty the marked cells; rows stay."""
        self._put(self._same(""), self.tr("xóa trắng ô"))

    def fill(self, text: str) -> None:
        """Put one text into all marked cells."""
        self._put(self._same(text), self.tr("điền các ô đã chọn"))

    def fill_down(self) -> None:
        """Put the first marked row into those below it; one row takes what is above it."""
        rows, columns = self._range.marked()
        if len(rows) == 1:
            above = [place for place in self._range.plain_rows() if place < rows[0]]
            rows = [*above[-1:], *rows]
        if len(rows) <= 1:
            self.told.emit(self.tr("Không có dòng nào ở trên để điền xuống."))
            return
        first = self._model.rows[rows[0]].cells
        texts = [(place, one, first[one].text) for place in rows[1:] for one in columns]
        self._put(texts, self.tr("điền xuống"))

    def _same(self, text: str) -> list[_Text]:
        rows, columns = self._range.marked()
        return [(place, column, text) for place in rows for column in columns]

    def _put(self, texts: Sequence[_Text], name: str) -> None:
        """Put texts where they fit, as one step, and tell where they do not."""
        kept: list[_Text] = []
        complaints: list[str] = []
        for place, column, text in texts:
            row = self._model.rows[place]
            if not self._model.takes_text(place, column) or row.cells[column].text == text:
                continue
            complaint = self._complaint(row.id, column, text)
            if complaint:
                complaints.append(self._at(place + 1, column, complaint))
            else:
                kept.append((place, column, text))
        with self.together(name):
            self._model.set_texts(kept)
        self._tell((), 0, complaints)
