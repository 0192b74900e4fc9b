"""What is done to many cells at once: copy, cut, paste, empty, fill. Each is one step to undo."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.clipboard_block import Block, tiled, two_readings
from desktop.domain.clipboard_heads import headed, without_head, without_repeats
from desktop.domain.errors import InputRefused
from desktop.ui.tables.cells import Row
from desktop.ui.tables.clip import cells_on_clipboard, put_cells
from desktop.ui.tables.grid_model import GridModel
from desktop.ui.tables.grid_range import GridRange
from desktop.ui.tables.paste_plan import (
    Ask,
    Grow,
    PasteAnswer,
    PastePlan,
    Place,
    Split,
    read_numbers,
)
from desktop.wording import sentence

Together = Callable[[str], AbstractContextManager[object]]
Check = Callable[[UUID | None, str, str], object]
"""Takes row (None: a new one), column key and text; raises InputRefused where it does not fit."""
_Text = tuple[int, int, str]
_MOST_TOLD = 3
_LABEL = re.compile(r"(\d{1,4}|[IVXLC]{1,6}|\w|\d+(\.\d+)+)?[.)]?$|[-+–]$")
"""A number, a Roman number, a letter or a dash in front of a row: "1", "IV.", "a)", "-"."""


class GridBlocks(QObject):
    """Works on the marked cells of one grid.

    Signals:
        done: everything was done, and how.
        told: what the clerk should look at in what was just done: lost, left out or doubtful.
    """

    done = Signal(str)
    told = Signal(str)

    def __init__(self, model: GridModel, marked: GridRange, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._range = marked
        self.together: Together = nullcontext
        """What makes one step of many edits, for whoever can take steps back."""
        self.check: Check | None = None
        self.grow: Grow | None = None
        """Makes rows for pasted lines that find none; None: they are left out."""
        self.begin = ""
        """The column of the words: rows pasted onto a row across begin there without labels."""
        self.split: Split | None = None
        """Parts the label from lines that are pasted into the column of the words."""
        self.alike: Callable[[Row, Row], bool] = lambda _one, _other: True
        """Whether a block that was begun on one row may go on over another."""
        self.heading: Callable[[Mapping[str, str]], bool] | None = None
        """Whether a pasted row (texts by column key) is one that goes across the grid."""
        self.told_keys: Callable[[Sequence[str], Sequence[Sequence[str]]], list[str]] | None = None
        """Tells by the texts of pasted columns without a head which columns they are."""
        self.ask: Ask | None = None
        self.whole_order = True
        """Whether all rows are shown in their own order: only then rows can be added."""

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

    def paste(self) -> None:
        """Put the cells of the clipboard into the grid, from the first marked cell on."""
        names = {one.key: (one.title, *one.names) for one in self._model.columns}
        block, repeats = without_repeats(cells_on_clipboard(), names)
        rows, columns = self._range.marked()
        if not block.rows or not (rows or (self.grow is not None and self.whole_order)):
            return
        how = [self.tr("Bỏ %d dòng lặp lại tên cột.") % repeats] if repeats else []
        first = rows[0] if rows else -1
        named = headed(block, names)
        if named is not None:
            seen = set(self._range.columns())
            pairs = [
                (number, at)
                for key, at in zip(*named, strict=True)
                if (number := self._model.column_of(key)) in seen
            ]
            columns = [number for number, _ in pairs]
            block = without_head(block, [at for _, at in pairs])
            rows = self._below(rows, block, columns)
            how.append(self._by_name(columns))
        elif not rows or self._headings(block, self._columns_of_new_rows(block)):
            # On a row across, or in an empty grid: everything becomes new rows there.
            columns = self._columns_of_new_rows(block)
        else:
            block = tiled(block, len(rows), len(columns))
            if (block.height, block.width) != (len(rows), len(columns)):
                right = [one for one in self._range.columns() if one >= columns[0]]
                columns = self._told_columns(block, right)
                rows = self._below(rows, block, columns[: block.width])
        block, columns = self._labelled(block, columns)
        headings = self._headings(block, columns)
        # A whole table of a paper: its rows are new ones below the headings they stand under.
        place = Place([] if headings else rows, columns[: block.width])
        if headings:
            told = self.tr("%d dòng là tên nhóm: nhiệm vụ vào đúng nhóm đó.")
            how.append(told % headings)
        plan = self._plan(block, place)
        plan = plan._replace(fresh=plan.fresh - headings, how=" ".join(how))
        if not headings:
            plan = plan._replace(
                home=self._home(first) if plan.fresh else "", over=self._over(block, place)
            )
        self._ask_and_paste(block, place, plan, first)

    def _ask_and_paste(self, block: Block, place: Place, plan: PastePlan, first: int) -> None:
        answer: PasteAnswer | None = PasteAnswer()
        if self.ask is not None and (plan.fresh or plan.questions or plan.over):
            answer = self.ask(plan)
        if answer is None:
            return
        after = place.rows[min(block.height, len(place.rows)) - 1] if place.rows else -1
        if answer.insert:
            after, place = first, place._replace(rows=[])
            plan = plan._replace(fresh=block.height)
        below = self._model.rows[after].id if after >= 0 else None
        block = read_numbers(block, place, self._model.columns, answer)
        self._paste(block, place, plan, answer, below)

    def _labelled(self, block: Block, columns: Sequence[int]) -> tuple[Block, list[int]]:
        """Part the labels from lines that go into the column of the words alone."""
        begin = self._model.column_of(self.begin) if self.begin else -1
        if self.split is None or block.width != 1 or list(columns[:1]) != [begin]:
            return block, list(columns)
        split = self.split
        parted = [split(row[0] or "") for row in block.rows]
        if all(words == (row[0] or "") for (_, words), row in zip(parted, block.rows, strict=True)):
            return block, list(columns)
        label = self._model.column_of("label")
        return block._replace(rows=tuple(parted)), [label, begin]

    def _home(self, first: int) -> str:
        """Return the name of the group that a row stands in."""
        at = first if first >= 0 else self._range.current_row()
        above = (row for row in reversed(self._model.rows[: at + 1]) if row.across)
        return next((row.cells[0].text for row in above), "")

    def _over(self, block: Block, place: Place) -> int:
        """Return how many rows lose their words to those that are pasted."""
        begin = self._model.column_of(self.begin) if self.begin else -1
        if self.grow is None or block.height == 1 or begin not in place.columns:
            return 0
        at = place.columns.index(begin)
        pairs = zip(place.rows, block.rows, strict=False)
        cells = ((self._model.rows[row].cells[begin].text, cells[at]) for row, cells in pairs)
        return sum(bool(old.strip()) and new not in {None, old} for old, new in cells)

    def _told_columns(self, block: Block, columns: Sequence[int]) -> list[int]:
        """Return the columns of a block without a head, by what stands in them."""
        if self.told_keys is None or block.width == 1:
            return list(columns)
        keys = [self._model.columns[number].key for number in columns]
        told = self.told_keys(keys, [block.column(at) for at in range(block.width)])
        return [self._model.column_of(key) for key in told]

    def _headings(self, block: Block, columns: Sequence[int]) -> int:
        """Return how many pasted rows go across the grid, where they can be told."""
        if self.heading is None or self.grow is None or not self.whole_order:
            return 0
        keys = [self._model.columns[number].key for number in columns]
        lines = (dict(zip(keys, (text or "" for text in row), strict=False)) for row in block.rows)
        return sum(map(self.heading, lines))

    def _below(self, rows: Sequence[int], block: Block, columns: Sequence[int]) -> list[int]:
        """Return the rows from the first marked one on; none where a row across is marked.

        Words go no further than the group that they were begun in, for what follows is another
        matter; a block that holds all the rest of the grid may be an edited copy of it.
        """
        if not rows:
            return []
        below = [place for place in self._range.plain_rows() if place >= rows[0]]
        worded = bool(self.begin) and self._model.column_of(self.begin) in columns
        if self.grow is None or not self.whole_order or not worded or len(below) == block.height:
            return below
        first, inside = self._model.rows[rows[0]], []
        for place in range(rows[0], len(self._model.rows)):
            row = self._model.rows[place]
            if row.across or not self.alike(first, row):
                break
            inside.append(place)
        return [place for place in below if place in inside]

    def _by_name(self, columns: Sequence[int]) -> str:
        titles = ", ".join(f"“{self._model.columns[number].title}”" for number in columns)
        return self.tr("Dòng đầu là tên cột nên không dán; dán theo tên vào %s.") % titles

    def _columns_of_new_rows(self, block: Block) -> list[int]:
        """Return the columns for a block of new rows: from the labels on, where it has some."""
        columns = self._range.columns()
        labels = [text for text in block.column(0) if text]
        # A heading may stand in the column of the labels, over all of them.
        labelled = sum(bool(_LABEL.match(text)) for text in labels) * 2 > len(labels)
        if self.begin and not labelled:
            columns = [one for one in columns if one >= self._model.column_of(self.begin)]
        return self._told_columns(block, columns)

    def _plan(self, block: Block, place: Place) -> PastePlan:
        extra = max(0, block.height - len(place.rows))
        grows = self.grow is not None and self.whole_order
        lost = block.width - len(place.columns)
        notes = (
            (block.merged, self.tr("%d ô gộp: chữ vào ô đầu, các ô còn lại để trống.")),
            (block.ragged, self.tr("%d dòng thiếu ô ở cuối: các ô đó giữ nguyên.")),
            (lost, self.tr("%d cột bên phải không còn chỗ nên bị bỏ.")),
            (0 if grows else extra, self._no_room()),
        )
        questions = {
            self._model.columns[number].title: found
            for at, number in enumerate(place.columns)
            if self._model.columns[number].number
            and (found := two_readings(block.column(at))) is not None
        }
        return PastePlan(
            block.height,
            block.width,
            extra if grows else 0,
            questions,
            (
                *(words % count for count, words in notes if count),
                *([self.tr("Chữ ngoài bảng bị bỏ.")] if block.outside else []),
            ),
        )

    def _no_room(self) -> str:
        if self.grow is not None:
            return self.tr("%d dòng không còn chỗ: bỏ lọc, bỏ xếp (Esc) rồi dán lại.")
        return self.tr("%d dòng dán vào không còn chỗ. Bấm F5 thêm dòng rồi dán tiếp.")

    def _paste(
        self,
        block: Block,
        place: Place,
        plan: PastePlan,
        answer: PasteAnswer,
        below: UUID | None,
    ) -> None:
        complaints: list[str] = []
        texts: list[_Text] = []
        closed = 0
        for number, (row, cells) in enumerate(zip(place.rows, block.rows, strict=False), 1):
            for column, text in zip(place.columns, cells, strict=False):
                cell = self._model.rows[row].cells[column]
                if text is None or text == cell.text:
                    continue
                if not self._model.takes_text(row, column):
                    closed += 1
                    continue
                complaint = self._complaint(self._model.rows[row].id, column, text)
                if complaint:
                    complaints.append(self._at(number, column, complaint))
                else:
                    texts.append((row, column, text))
        fresh = self._fresh(block, place, complaints) if plan.fresh and answer.grow else []
        with self.together(self.tr("dán khối ô")):
            self._model.set_texts(texts)
            if fresh and self.grow is not None:
                self.grow(fresh, below)
        if place.rows and place.columns:
            used = place.rows[: block.height]
            self._range.mark(used[0], min(place.columns), used[-1], max(place.columns))
        if plan.notes or closed or complaints:
            self._tell(plan.told, closed, complaints)
        elif block.height > 1 or plan.how or fresh:
            count = min(block.height, len(place.rows)) + (plan.fresh if fresh else 0)
            lines = self.tr("Đã dán %d dòng.") % count
            self.done.emit(f"{lines} {plan.how}".rstrip())

    def _fresh(self, block: Block, place: Place, complaints: list[str]) -> list[Mapping[str, str]]:
        """Return the texts of the rows to be made, without those that do not fit."""
        fresh: list[Mapping[str, str]] = []
        for number, cells in enumerate(block.rows[len(place.rows) :], len(place.rows) + 1):
            line: dict[str, str] = {}
            for column, text in zip(place.columns, cells, strict=False):
                complaint = self._complaint(None, column, text) if text else ""
                if complaint:
                    complaints.append(self._at(number, column, complaint))
                elif text:
                    line[self._model.columns[column].key] = text
            fresh.append(line)
        return fresh

    def _complaint(self, row_id: UUID | None, column: int, text: str) -> str:
        """Return why a cell does not take a text, or nothing."""
        most = self._model.columns[column].most
        try:
            if len(text) > most:
                raise InputRefused("cell.too_long", count=len(text), limit=most)  # noqa: TRY301
            if self.check is not None:
                self.check(row_id, self._model.columns[column].key, text)
        except InputRefused as refusal:
            return sentence(refusal)
        return ""

    def _at(self, number: int, column: int, complaint: str) -> str:
        title = self._model.columns[column].title
        return self.tr("Dòng {row}, cột “{title}”: {why}").format(
            row=number, title=title, why=complaint
        )

    def _tell(self, notes: Sequence[str], closed: int, complaints: Sequence[str]) -> None:
        said = list(notes)
        if closed:
            said.append(self.tr("%d ô chỉ đọc giữ nguyên.") % closed)
        if complaints:
            said.append(self.tr("%d ô không nhận, giữ nguyên như trước:") % len(complaints))
            said += complaints[:_MOST_TOLD]
            if len(complaints) > _MOST_TOLD:
                said.append(self.tr("Và %d ô khác.") % (len(complaints) - _MOST_TOLD))
        if said:
            self.told.emit(" ".join(said))

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
