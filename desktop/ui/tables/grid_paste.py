"""Pasting a block of cells: where it goes, what is asked before, and what is told after."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal

from desktop.domain.clipboard_block import Block, tiled, two_readings
from desktop.domain.clipboard_heads import headed, without_head, without_repeats
from desktop.domain.clipboard_labels import has_labels, joined, parted, straightened
from desktop.ui.tables.clip import cells_on_clipboard
from desktop.ui.tables.paste_plan import (
    Aimed,
    Line,
    PasteAnswer,
    PastePlan,
    Place,
    read_numbers,
)
from desktop.ui.tables.paste_rules import PasteRules

_Text = tuple[int, int, str]
_MOST_TOLD = 3


class GridPaste(PasteRules):
    """Puts the cells of the clipboard into a grid.

    Signals:
        done: everything was done, and how.
        told: what the clerk should look at in what was just done: lost, left out or doubtful.
    """

    done = Signal(str)
    told = Signal(str)

    def paste(self) -> None:
        """Put the cells of the clipboard into the grid, from the first marked cell on."""
        names = {one.key: (one.title, *one.names) for one in self._model.columns}
        block, repeats = without_repeats(cells_on_clipboard(), names)
        rows, columns = self._range.marked()
        if not block.rows or not (rows or self._grows) or (rows and not columns):
            return
        aimed = self._aimed(block, rows, columns, names)
        if self._is_shut(aimed):
            self.told.emit(f"{self.tr('Chưa dán gì: dòng này chỉ đọc.')} {self.why_shut()}".strip())
            return
        aimed = self._labelled(aimed)
        lines = self._lines(aimed.block, aimed.columns)
        headings = self._headings(lines)
        # A whole table of a paper: its rows are new ones below the headings they stand under.
        place = Place([] if headings else aimed.rows, aimed.columns[: aimed.block.width])
        first = rows[0] if rows else -1
        plan = self._plan(aimed, place, first)
        how = [self.tr("Bỏ %d dòng lặp lại tên cột.") % repeats] if repeats else []
        how.append(aimed.how)
        if headings:
            how += self._told_of(headings, first)
            named = self.names(lines) if self.names is not None else ()
            plan = plan._replace(fresh=plan.fresh - len(headings), home="", names=tuple(named))
        plan = plan._replace(how=" ".join(filter(None, how)))
        self._ask_and_paste(aimed, place, plan, first)

    def _aimed(
        self,
        block: Block,
        rows: list[int],
        columns: list[int],
        names: Mapping[str, Sequence[str]],
    ) -> Aimed:
        """Return where a block is meant to go: by the names of its columns, else by its form."""
        named = headed(block, names)
        if named is not None:
            return self._aimed_by_names(block, rows, named)
        new = self._columns_of_new_rows(block)
        if not rows or self._headings(self._lines(block, new)):
            # On a row across, or in an empty grid: everything becomes new rows there.
            straight = straightened(block) if new[:1] == [self._labels] else block
            return Aimed(straight, rows, new)
        if columns[0] == self._words and block.width > 1 and has_labels(block) and new:
            # The clerk stands on the words, and the block begins with their numbers.
            return Aimed(straightened(block), self._below(rows, block, new), new)
        full = tiled(block, len(rows), len(columns))
        if (full.height, full.width) == (len(rows), len(columns)):
            alone = (block.height, block.width) if full != block else None
            return Aimed(full, rows, columns, alone=alone)
        columns = self._columns_from(columns[0], block)
        return Aimed(block, self._below(rows, block, columns[: block.width]), columns)

    def _aimed_by_names(
        self, block: Block, rows: list[int], named: tuple[list[str], list[int]]
    ) -> Aimed:
        seen = set(self._range.columns())
        pairs = [
            (number, at)
            for key, at in zip(*named, strict=True)
            if (number := self._model.column_of(key)) in seen
        ]
        columns = [number for number, _ in pairs]
        titles = ", ".join(f"“{self._model.columns[number].title}”" for number in columns)
        block = without_head(block, [at for _, at in pairs])
        how = self.tr("Dòng đầu là tên cột nên không dán; dán theo tên vào %s.") % titles
        return Aimed(block, self._below(rows, block, columns), columns, how)

    def _is_shut(self, aimed: Aimed) -> bool:
        """Tell whether words are pasted onto a row that is only read here."""
        words = self._words in aimed.columns[: aimed.block.width]
        return words and bool(aimed.rows) and not self._is_open(aimed.rows[0], self._words)

    def _is_open(self, place: int, column: int) -> bool:
        return self._model.takes_text(place, column)

    def _labelled(self, aimed: Aimed) -> Aimed:
        """Part labels from lines that go among the words; where there is no place, join them."""
        block, columns = aimed.block, aimed.columns[: aimed.block.width]
        if self.split is None:
            return aimed
        if columns == [self._words]:
            block = parted(block, self.split)
            columns = [self._labels, self._words] if block.width > 1 else columns
        if columns == [self._labels, self._words] and (
            aimed.rows and not self._is_open(aimed.rows[0], self._labels)
        ):
            # A column for which there is no room here is still told as lost.
            rows = tuple((joined(row[0], row[1]), *row[2:]) for row in block.rows)
            block, columns = block._replace(rows=rows), [self._words]
        if block is aimed.block:
            return aimed
        alone = (aimed.alone[0], block.width) if aimed.alone is not None else None
        return aimed._replace(block=block, columns=columns, alone=alone)

    def _told_of(self, headings: Sequence[int], first: int) -> list[str]:
        """Return what is to be known of a block with rows across."""
        told = [self.tr("%d dòng là tên nhóm: nhiệm vụ vào đúng nhóm đó.") % len(headings)]
        if headings[0] and (home := self._home(first)):
            before = self.tr("%d dòng đứng trước tên nhóm đầu tiên vào {}.") % headings[0]
            told.append(before.format(home))
        return told

    def _ask_and_paste(self, aimed: Aimed, place: Place, plan: PastePlan, first: int) -> None:
        answer: PasteAnswer | None = PasteAnswer()
        if self.ask is not None and plan.asks:
            answer = self.ask(plan)
        if answer is None:
            return
        block = aimed.block
        if answer.alone and aimed.alone is not None:
            height, width = aimed.alone
            block = block._replace(rows=tuple(row[:width] for row in block.rows[:height]))
            place = Place(place.rows[:height], place.columns[:width])
        after = place.rows[min(block.height, len(place.rows)) - 1] if place.rows else -1
        if answer.insert:
            after, place = first, place._replace(rows=[])
            plan = plan._replace(fresh=block.height)
        below = self._model.rows[after].id if after >= 0 else None
        block = read_numbers(block, place, self._model.columns, answer)
        self._paste(block, place, plan, answer, below)

    def _plan(self, aimed: Aimed, place: Place, first: int) -> PastePlan:
        block = aimed.block
        extra = max(0, block.height - len(place.rows))
        over = self._typed_over(block, place)
        first_row = self._model.rows[place.rows[0]] if place.rows else None
        unlike = any(
            first_row is not None and not self.alike(first_row, self._model.rows[row])
            for row in place.rows[: block.height]
        )
        fills = aimed.alone is not None and bool(over or unlike)
        worded = [column for column in place.columns if column != self._labels]
        ours = block.height > 1 and (self.grow is not None or bool(self.begin))
        questions = {
            self._model.columns[number].title: found
            for at, number in enumerate(place.columns)
            if self._model.columns[number].number
            and (found := two_readings(block.column(at))) is not None
        }
        fresh = extra if self._grows else 0
        return PastePlan(
            block.height,
            block.width,
            fresh,
            questions,
            self._notes(block, place, 0 if self._grows else extra),
            over=over if fills or ours else 0,
            home=self._home(first) if fresh else "",
            there=min(block.height, len(place.rows)),
            fill=block.height * len(worded or place.columns) if fills else 0,
            inserts=self._grows and aimed.alone is None,
        )

    def _notes(self, block: Block, place: Place, left: int) -> tuple[str, ...]:
        """Return what of a block is lost or doubtful."""
        notes = (
            (block.merged, self.tr("%d ô gộp: chữ vào ô đầu, các ô còn lại để trống.")),
            (block.ragged, self.tr("%d dòng thiếu ô ở cuối: các ô đó giữ nguyên.")),
            (
                block.width - len(place.columns),
                self.tr("%d cột bên phải không còn chỗ nên bị bỏ."),
            ),
            (left, self._no_room()),
        )
        return (
            *(words % count for count, words in notes if count),
            *([self.tr("Chữ ngoài bảng bị bỏ.")] if block.outside else []),
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
        texts, closed = self._texts(block, place, complaints)
        fresh = self._fresh(block, place, complaints) if plan.fresh and answer.grow else []
        how = [plan.how, self._relabelled(place, texts)]
        with self.together(self.tr("dán khối ô")):
            if plan.names:
                how.append(self._named(self._lines(block, place.columns), plan, answer))
            self._model.set_texts(texts)
            if fresh and self.grow is not None:
                self.grow(fresh, below)
        if place.rows and place.columns:
            used = place.rows[: block.height]
            self._range.mark(used[0], min(place.columns), used[-1], max(place.columns))
        told = [one for one in how if one]
        if plan.notes or closed or complaints:
            self._tell((*told, *plan.notes), closed, complaints)
        elif block.height > 1 or told or fresh:
            count = min(block.height, len(place.rows)) + (plan.fresh if fresh else 0)
            self.done.emit(" ".join([self.tr("Đã dán %d dòng.") % count, *told]))

    def _named(self, lines: Sequence[Line], plan: PastePlan, answer: PasteAnswer) -> str:
        """Give groups their pasted names if that was chosen; return what became of the names."""
        if answer.rename and self.rename is not None:
            self.rename(lines)
            return self.tr("Đã dùng tên nhóm như trong bản dán.")
        return self.tr("Tên %d nhóm giữ như trong kế hoạch.") % len(plan.names)

    def _texts(self, block: Block, place: Place, complaints: list[str]) -> tuple[list[_Text], int]:
        """Return the texts for cells that are there, and how many of them are only read."""
        texts: list[_Text] = []
        closed = 0
        for number, (row, cells) in enumerate(zip(place.rows, block.rows, strict=False), 1):
            for column, text in zip(place.columns, cells, strict=False):
                cell = self._model.rows[row].cells[column]
                if text is None or text == cell.text or self._counted(place, row, column, text):
                    continue
                if not self._model.takes_text(row, column):
                    closed += 1
                    continue
                complaint = self._complaint(self._model.rows[row].id, column, text)
                if complaint:
                    complaints.append(self._at(number, column, complaint))
                else:
                    texts.append((row, column, text))
        return texts, closed

    def _relabelled(self, place: Place, texts: Sequence[_Text]) -> str:
        """Tell how many labels went with the words that they stood before."""
        if self._words not in place.columns:
            return ""
        old = [
            self._model.rows[row].cells[column].text
            for row, column, _ in texts
            if column == self._labels
        ]
        count = sum(bool(text.strip()) for text in old)
        return self.tr("%d nhãn đổi theo dòng dán.") % count if count else ""

    def _fresh(self, block: Block, place: Place, complaints: list[str]) -> list[Line]:
        """Return the texts of the rows to be made, without those that do not fit."""
        fresh: list[Line] = []
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
