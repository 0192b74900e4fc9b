"""The draft of a report: its five parts from plan, results and measures, numbers linked."""

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.figures import Drafted, Figures, read_marks, sound
from desktop.domain.narrative.annexes import AnnexKind, annex_headings, annex_pointer
from desktop.domain.narrative.direction import direction
from desktop.domain.narrative.outlook import outlook
from desktop.domain.narrative.words import one_line, run_in, sentence
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Section, Target, Task
from desktop.domain.report import FigureKey, PartKey, Report
from desktop.domain.result import Measure, Result, ResultStatus
from desktop.domain.task_groups import group_name, grouped_tasks, is_about
from desktop.domain.text import first_clause, fold, tidy

_COUNTED = (
    (FigureKey.DONE, FigureKey.DONE_OF_ALL, "đã thực hiện"),
    (FigureKey.DOING, FigureKey.DOING_OF_ALL, "đang thực hiện"),
    (FigureKey.NOT_STARTED, FigureKey.NOT_STARTED_OF_ALL, "chưa thực hiện"),
    (FigureKey.OVERDUE, FigureKey.OVERDUE_OF_ALL, "quá hạn"),
    (FigureKey.MISSING, FigureKey.MISSING_OF_ALL, "chưa có kết quả"),
)


_NAMED = 5
"""As many tasks of one line are named; the annex has them all."""
_NAME_WORDS = 24
_STOCK = 3
"""A sentence that so many tasks of a report have says nothing of any one of them."""


class Draft:
    """Drafts the parts of one report. ``results`` is keyed by task."""

    def __init__(
        self,
        plan: Plan,
        period: Period,
        results: Mapping[UUID, Result],
        measures: tuple[Measure, ...] = (),
    ) -> None:
        self._plan = plan
        self._period = period
        # Marks are made of signs that no stored text has; a file may bring them all the same.
        self._results = {task_id: _clean(result) for task_id, result in results.items()}
        self._measures = measures
        self._outline = Outline(plan)
        self._groups = grouped_tasks(self._outline)
        self._tasks = [task for _, tasks in self._groups for task in tasks]
        self._annexes = annex_headings(self._outline, self._results, measures)
        self._annex = self._annexes.get(AnnexKind.TASKS, "Phụ lục")
        self.figures = Figures(plan, period, results, measures)

    def parts(self) -> dict[PartKey, str]:
        """Return the drafted text of every part; paragraphs are parted by a newline."""
        return {key: drafted.text for key, drafted in self.drafted().items()}

    def drafted(self) -> dict[PartKey, Drafted]:
        """Return every part with the numbers in it that are linked to data."""
        drafts = {
            PartKey.DIRECTION: direction(self._plan, self._tasks, self._results, self.figures),
            PartKey.RESULTS: self._results_part(),
            PartKey.ASSESSMENT: self._assessment(),
            PartKey.NEXT: outlook(self._period, self._groups, self._results, self.figures),
            PartKey.PROPOSALS: iter(()),
        }
        if not self._tasks:
            return dict.fromkeys(drafts, Drafted(""))
        return {key: read_marks("\n".join(lines)) for key, lines in drafts.items()}

    def _counts(self, group_id: UUID | None = None) -> str:
        """Return the counts by status, the first of them out of all: "02/03 nhiệm vụ …"."""
        parts: list[str] = []
        for one, of_all, words in _COUNTED:
            if self.figures.value(one, group_id) == "00":
                continue
            told = f"{self.figures.mark(one if parts else of_all, group_id)} nhiệm vụ {words}"
            if one is FigureKey.DONE:
                told += f" ({self.figures.mark(FigureKey.DONE_PERCENT, group_id)})"
            parts.append(told)
        return ", ".join(parts)

    def _results_part(self) -> Iterator[str]:
        overall = f"Đến ngày {self.figures.mark(FigureKey.DAY)}, {self._counts()}."
        yield f"{overall} {annex_pointer(self._annexes)}"
        stock = self._stock()
        for number, (group, tasks) in enumerate(self._groups, 1):
            yield f"{number}. {group_name(group)}"
            yield from self._targets_of(group)
            yield from self._told_of(group, tasks, stock)

    def _told(self, task: Task) -> str:
        """Return what the clerk said of a task, on one line."""
        result = self._results.get(task.id)
        return one_line(result.text, result.figures) if result is not None else ""

    def _stock(self) -> dict[str, str]:
        """Return the sentences that many tasks share, by their folded words."""
        told = [(fold(text), text) for task in self._tasks if (text := self._told(task))]
        counts = Counter(key for key, _ in told)
        return {key: text for key, text in told if counts[key] >= _STOCK}

    def _told_of(
        self, group: Section, tasks: list[Task], stock: Mapping[str, str]
    ) -> Iterator[str]:
        """Yield the counts of a group, what its tasks say of themselves, and last what many say.

        A stock sentence is told once with how many tasks have it; where all have it, with the
        counts.
        """
        told = {task.id: self._told(task) for task in tasks}
        shared = Counter(fold(text) for text in told.values() if fold(text) in stock)
        if set(shared.values()) == {len(tasks)}:
            (words,) = (stock[key] for key in shared)
            yield f"{self._counts(group.id)}: {sentence(run_in(words))}"
            return
        yield f"{self._counts(group.id)}."
        for text in told.values():
            if text and fold(text) not in stock:
                yield f"- {sentence(text)}"
        for key, count in shared.items():
            yield f"- {count:02d} nhiệm vụ: {sentence(run_in(stock[key]))}"

    def _targets_of(self, group: Section) -> Iterator[str]:
        for target in self._plan.targets:
            known = self.figures.value(FigureKey.SCORE, target.id) is not None
            if is_about(target, group) and known and target.in_points:
                yield self._target_sentence(target)

    def _target_sentence(self, target: Target) -> str:
        def mark(key: FigureKey) -> str:
            return self.figures.mark(key, target.id)

        told = f"Kết quả chỉ số: {mark(FigureKey.SCORE)} {target.unit}".rstrip()
        if target.baseline is not None:
            year = f"năm {target.baseline_year}" if target.baseline_year else "năm trước"
            told += f" ({mark(FigureKey.CHANGE)} so với {year}: {mark(FigureKey.BASELINE)})"
        if self.figures.value(FigureKey.VERDICT, target.id) and target.value is not None:
            told += f", {mark(FigureKey.VERDICT)} chỉ tiêu kế hoạch ({mark(FigureKey.GOAL)})"
        return f"{told}."

    def _assessment(self) -> Iterator[str]:
        number = 0
        for title, lines in (
            ("Kết quả đạt được", [*self._achieved()]),
            ("Tồn tại, hạn chế", [*self._behind(), *self._difficulties()]),
        ):
            if lines:
                number += 1
                yield from (f"{number}. {title}", *lines)

    def _achieved(self) -> Iterator[str]:
        mark, progress = self.figures.mark, self.figures.progress()
        if progress.done:
            share = mark(FigureKey.DONE_PERCENT)
            yield f"Đã thực hiện {mark(FigureKey.DONE_OF_ALL)} nhiệm vụ ({share})."
        elif progress.doing:
            yield f"Đang thực hiện {mark(FigureKey.DOING_OF_ALL)} nhiệm vụ."
        complete = self.figures.complete()
        if complete:
            names = [group_name(group) for group, _ in self._groups if group.id in complete]
            yield (
                f"{mark(FigureKey.COMPLETE_OF_GROUPS)} nhóm nhiệm vụ đã thực hiện toàn bộ:"
                f" {'; '.join(names)}."
            )
        if any(self.figures.verdicts()):
            yield f"{mark(FigureKey.MET_OF_JUDGED)} chỉ tiêu có số liệu đạt mức kế hoạch."

    def _behind(self) -> Iterator[str]:
        if not all(self.figures.verdicts()):
            missed = self.figures.mark(FigureKey.MISSED_OF_JUDGED)
            yield f"- {missed} chỉ tiêu có số liệu chưa đạt mức kế hoạch."
        for status, key, words in (
            (ResultStatus.OVERDUE, FigureKey.OVERDUE, "quá hạn"),
            (ResultStatus.NOT_STARTED, FigureKey.NOT_STARTED, "chưa thực hiện"),
            (None, FigureKey.MISSING, "chưa có kết quả"),
        ):
            tasks = [task for task in self._tasks if self._is(task, status)]
            if tasks:
                yield f"- {self.figures.mark(key)} nhiệm vụ {words}: {self._listed(tasks)}."

    def _listed(self, tasks: list[Task]) -> str:
        """Return tasks by name, and how many others the annex has."""
        names = [first_clause(tidy(task.content), _NAME_WORDS) for task in tasks]
        told = "; ".join([run_in(name) for name in names if name][:_NAMED])
        rest = len(tasks) - min(_NAMED, sum(map(bool, names)))
        if not rest:
            return told
        more = f"và {rest:02d} nhiệm vụ khác nêu tại" if told else "nêu tại"
        return f"{told} {more} {self._annex}".strip()

    def _is(self, task: Task, status: ResultStatus | None) -> bool:
        result = self._results.get(task.id)
        return (result.status if result is not None else None) is status

    def _difficulties(self) -> Iterator[str]:
        """Yield the difficulties that the clerk told, the same words once, with their tasks."""
        tasks: dict[str, list[Task]] = {}
        for task in self._tasks:
            result = self._results.get(task.id)
            text = one_line(result.difficulty) if result is not None else ""
            if text:
                tasks.setdefault(text, []).append(task)
        for text, where in tasks.items():
            yield f"- {self._difficulty(where, text.rstrip('.; '))}."

    def _difficulty(self, where: list[Task], text: str) -> str:
        if len(where) > _NAMED:
            return f"Ở {len(where):02d} nhiệm vụ (nêu tại {self._annex}): {run_in(text)}"
        return f"Nhiệm vụ {self._listed(where)}: {run_in(text)}"


def part_writings(
    report: Report,
    plan: Plan,
    period: Period,
    results: Mapping[UUID, Result],
    measures: tuple[Measure, ...],
) -> dict[PartKey, Drafted]:
    """Return each part as it prints, with its linked numbers: the clerk's words, else the draft."""
    written = Draft(plan, period, results, measures).drafted()
    for part in report.parts:
        if part.text is not None:
            written[part.key] = Drafted(part.text, sound(part))
    return written


def part_texts(
    report: Report,
    plan: Plan,
    period: Period,
    results: Mapping[UUID, Result],
    measures: tuple[Measure, ...],
) -> dict[PartKey, str]:
    """Return the text of each part as it prints: the clerk's own words, else the draft."""
    written = part_writings(report, plan, period, results, measures)
    return {key: drafted.text for key, drafted in written.items()}


def _clean(result: Result) -> Result:
    told = ("text", "figures", "difficulty", "next_step", "evidence")
    return replace(result, **{name: tidy(getattr(result, name)) for name in told})
