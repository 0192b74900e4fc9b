"""The draft of a report: its five parts from plan, results and measures, numbers linked."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from msgspec.structs import replace

from desktop.domain.figures import Drafted, Figures, read_marks, sound
from desktop.domain.narrative.annexes import annex_headings, annex_pointer
from desktop.domain.narrative.direction import direction
from desktop.domain.narrative.outlook import outlook
from desktop.domain.narrative.words import one_line, run_in, sentence
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import Plan, Section, Target, Task
from desktop.domain.report import FigureKey, PartKey, Report
from desktop.domain.result import Measure, Result, ResultStatus
from desktop.domain.task_groups import group_name, grouped_tasks, is_about
from desktop.domain.text import first_words, tidy

_COUNTED = (
    (FigureKey.DONE, FigureKey.DONE_OF_ALL, "đã thực hiện"),
    (FigureKey.DOING, FigureKey.DOING_OF_ALL, "đang thực hiện"),
    (FigureKey.NOT_STARTED, FigureKey.NOT_STARTED_OF_ALL, "chưa thực hiện"),
    (FigureKey.OVERDUE, FigureKey.OVERDUE_OF_ALL, "quá hạn"),
    (FigureKey.MISSING, FigureKey.MISSING_OF_ALL, "chưa có kết quả"),
)


_NAMED = 5
"""As many tasks of one line are named; a reader finds the others by their codes in the annex."""
_NAME_WORDS = 12


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
        headings = annex_headings(self._outline, self._results, self._measures)
        overall = f"Đến ngày {self.figures.mark(FigureKey.DAY)}, {self._counts()}."
        yield f"{overall} {annex_pointer(headings)}"
        for number, (group, tasks) in enumerate(self._groups, 1):
            yield f"{number}. {group_name(group)}"
            yield from self._targets_of(group)
            yield f"{self._counts(group.id)}."
            for task in tasks:
                result = self._results.get(task.id)
                if result is not None and (result.text or result.figures):
                    yield f"- {sentence(one_line(result.text, result.figures))}"

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
        named: set[UUID] = set()
        for title, lines in (
            ("Kết quả đạt được", [*self._achieved()]),
            ("Tồn tại, hạn chế", [*self._behind(named), *self._difficulties(named)]),
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

    def _behind(self, named: set[UUID]) -> Iterator[str]:
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
                yield f"- {self.figures.mark(key)} nhiệm vụ {words}: {self._listed(tasks, named)}."

    def _listed(self, tasks: list[Task], named: set[UUID]) -> str:
        """Return tasks by name, once, with the code under which the annex has them."""
        told: list[str] = []
        codes: list[str] = []
        for task in tasks:
            code = self._outline.code(task)
            words = first_words(tidy(task.content).strip().partition("\n")[0], _NAME_WORDS)
            if task.id in named or len(told) == _NAMED or not words:
                codes.append(code)
            else:
                named.add(task.id)
                told.append(f"{run_in(words.rstrip(' .;'))} ({code})")
        if codes:
            lead = "" if not told else "nhiệm vụ " if len(codes) == 1 else "các nhiệm vụ "
            told.append(f"{lead}{', '.join(codes)}")
        return "; ".join(told)

    def _is(self, task: Task, status: ResultStatus | None) -> bool:
        result = self._results.get(task.id)
        return (result.status if result is not None else None) is status

    def _difficulties(self, named: set[UUID]) -> Iterator[str]:
        """Yield the difficulties that the clerk told, the same words once, with their tasks."""
        tasks: dict[str, list[Task]] = {}
        for task in self._tasks:
            result = self._results.get(task.id)
            text = one_line(result.difficulty) if result is not None else ""
            if text:
                tasks.setdefault(text, []).append(task)
        for text, where in tasks.items():
            yield f"- Nhiệm vụ {self._listed(where, named)}: {text.rstrip('.; ')}."


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
