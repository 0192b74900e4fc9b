"""The words of a periodic report, drafted from the results: only what the data say.

A part for which there are no data stays empty; nothing is invented. A line that
:func:`is_heading` recognises is printed as a heading ("1. Chỉ số Gia nhập thị trường").
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from desktop.domain.actors import lead_names, split_names
from desktop.domain.dates import format_paper_day, format_paper_month
from desktop.domain.labels import roman
from desktop.domain.numbers import format_count, format_number, format_score
from desktop.domain.outline import Outline, plan_name
from desktop.domain.period import Period
from desktop.domain.plan import (
    Comparator,
    Frequency,
    Plan,
    PlanStatus,
    Section,
    SectionKind,
    Target,
    Task,
    TimingKind,
)
from desktop.domain.report import PartKey, Report
from desktop.domain.result import (
    Measure,
    MeasureKind,
    Progress,
    Quantity,
    Result,
    ResultStatus,
    count_progress,
)
from desktop.domain.text import fold

PART_TITLES = {
    PartKey.DIRECTION: "Công tác chỉ đạo, triển khai",
    PartKey.RESULTS: "Kết quả thực hiện",
    PartKey.ASSESSMENT: "Đánh giá chung",
    PartKey.NEXT: "Phương hướng, nhiệm vụ kỳ tới",
    PartKey.PROPOSALS: "Kiến nghị, đề xuất",
}
STATUS_WORDS = {
    ResultStatus.DONE: "Đã thực hiện",
    ResultStatus.DOING: "Đang thực hiện",
    ResultStatus.NOT_STARTED: "Chưa thực hiện",
    ResultStatus.OVERDUE: "Quá hạn",
}
NO_RESULT = "Chưa có kết quả"

_HEADING = re.compile(r"\d{1,2}\. .{1,200}$")
_SENTENCE_END = (".", ";", ",", ":")
_WEIGHT = re.compile(r"\s*\(\s*[Tt]rọng số[^)]*\)")
_REMARK = re.compile(r"(?<=\S)\s*(\([^()]*\))$")
_GENERAL = "Nhiệm vụ chung"


def is_heading(line: str) -> bool:
    """Say whether a line of a part is a heading: numbered, one line, no final mark."""
    return bool(_HEADING.match(line)) and not line.rstrip().endswith(_SENTENCE_END)


def period_phrase(period: Period) -> str:
    """Return the period inside a sentence: "quý III năm 2024", "năm 2024"."""
    year, index = period.year, period.index
    match period.frequency:
        case Frequency.MONTH:
            return f"tháng {format_paper_month(index)} năm {year}"
        case Frequency.QUARTER:
            return f"quý {roman(index)} năm {year}"
        case Frequency.HALF_YEAR:
            return f"06 tháng {'đầu' if index == 1 else 'cuối'} năm {year}"
        case Frequency.NINE_MONTHS:
            return f"09 tháng năm {year}"
        case Frequency.YEAR:
            return f"năm {year}"
        case Frequency.ONCE:
            # Asked for outside the rules: only its own name says which it is.
            return period.label[:1].lower() + period.label[1:]


def paper_date(day: date) -> str:
    """Return a day as papers cite it: 05/01/2024, 09/7/2024."""
    return f"{format_paper_day(day.day)}/{format_paper_month(day.month)}/{day.year}"


def paper_number(number: str) -> str:
    """Return a document number as papers print it: one below 10 gets a leading zero."""
    number = number.strip()
    return number.zfill(2) if number.isascii() and number.isdigit() else number


def told_once(*texts: str) -> list[str]:
    """Return the lines of texts; a last "(…)" that the next line repeats is told only there."""
    lines = [line.strip() for text in texts for line in text.split("\n") if line.strip()]
    for place, (line, following) in enumerate(pairwise(lines)):
        bare = line.rstrip(";.")
        remark = _REMARK.search(bare)
        if remark and following.rstrip(";.").endswith(remark[1]):
            lines[place] = bare[: remark.start()]
    return lines


def capitalised(name: str) -> str:
    """Return a name with its first letter as a capital, the rest as it is."""
    return name[:1].upper() + name[1:]


def group_name(section: Section) -> str:
    """Return the name of a component group without its weight and a final colon."""
    return _WEIGHT.sub("", section.text).strip(" :\n") or _GENERAL


def grouped_tasks(outline: Outline) -> list[tuple[Section, list[Task]]]:
    """Return the tasks by component group (or by the section they hang on), in printed order."""
    groups: dict[UUID, tuple[Section, list[Task]]] = {}
    for task in outline.followed_tasks():
        group = outline.group_of(task)
        groups.setdefault(group.id, (group, []))[1].append(task)
    return list(groups.values())


def result_value(measures: Iterable[Measure], period_id: UUID, target: Target) -> Decimal | None:
    """Return the score measured in a period for what a target is about."""
    for measure in measures:
        if (
            measure.kind is MeasureKind.RESULT
            and measure.quantity is Quantity.SCORE
            and measure.period_id == period_id
            and measure.component_id == target.component_id
            and measure.framework_id == (target.framework_id or measure.framework_id)
            and measure.indicator_id is None
        ):
            return measure.value
    return None


def target_met(target: Target, value: Decimal | None) -> bool | None:
    """Say whether a score meets a target; None where the two cannot be compared."""
    goal = target.baseline if target.comparator is Comparator.KEEP else target.value
    if value is None or goal is None or not target.in_points:
        return None
    match target.comparator:
        case Comparator.AT_LEAST | Comparator.KEEP:
            return value >= goal
        case Comparator.AT_MOST:
            return value <= goal
        case Comparator.EQUAL:
            return value == goal
        case Comparator.TEXT:
            return None


def progress_sentence(progress: Progress, day: date) -> str:
    """Return "Đến ngày …, 21/33 nhiệm vụ đã thực hiện (63,6%), 07 nhiệm vụ đang thực hiện, …"."""
    return f"Đến ngày {paper_date(day)}, {_counts(progress)}."


def _counts(progress: Progress) -> str:
    """Return the counts by status, the first of them out of all: "02/03 nhiệm vụ …"."""
    parts: list[str] = []
    for count, words in (
        (progress.done, f"đã thực hiện ({format_number(progress.done_percent)}%)"),
        (progress.doing, "đang thực hiện"),
        (progress.not_started, "chưa thực hiện"),
        (progress.overdue, "quá hạn"),
        (progress.missing, "chưa có kết quả"),
    ):
        if count:
            of_all = "" if parts else f"/{format_count(progress.total)}"
            parts.append(f"{format_count(count)}{of_all} nhiệm vụ {words}")
    return ", ".join(parts)


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
        self._results = dict(results)
        self._measures = measures
        self._outline = Outline(plan)
        self._groups = grouped_tasks(self._outline)
        self._tasks = [task for _, tasks in self._groups for task in tasks]
        self._progress = self._count(self._tasks)

    def parts(self) -> dict[PartKey, str]:
        """Return the drafted text of every part; paragraphs are parted by a newline."""
        drafts = {
            PartKey.DIRECTION: self._direction(),
            PartKey.RESULTS: self._results_part(),
            PartKey.ASSESSMENT: self._assessment(),
            PartKey.NEXT: self._next(),
            PartKey.PROPOSALS: iter(()),
        }
        if not self._tasks:
            return dict.fromkeys(drafts, "")
        return {key: "\n".join(lines) for key, lines in drafts.items()}

    def _count(self, tasks: list[Task]) -> Progress:
        return count_progress([task.id for task in tasks], self._results)

    def _direction(self) -> Iterator[str]:
        head = self._plan.head
        components = sum(group.kind is SectionKind.GROUP for group, _ in self._groups)
        scope = f"{format_count(len(self._tasks))} nhiệm vụ"
        if components:
            scope += f" thuộc {format_count(components)} chỉ số thành phần"
        if self._plan.status is PlanStatus.ISSUED:
            number = paper_number(head.number)
            called = f"Kế hoạch số {number}/{head.symbol}" if number else "Kế hoạch"
            yield f"Đã ban hành {called} gồm {scope}."
        else:
            yield f"Kế hoạch gồm {scope}."
        units = self._units()
        if units:
            yield f"Các nhiệm vụ được giao cho: {'; '.join(units)}."

    def _units(self) -> list[str]:
        """Return who leads tasks, each once, whatever its capitals or a slip in its word order."""
        names: dict[tuple[str, ...], str] = {}
        for task in self._tasks:
            for name in split_names(lead_names(task)):
                names.setdefault(tuple(sorted(fold(name).split())), capitalised(name))
        return list(names.values())

    def _results_part(self) -> Iterator[str]:
        annex = "Phụ lục I" if has_figures(self._plan, self._measures) else "Phụ lục"
        overall = progress_sentence(self._progress, self._period.data_to)
        yield f"{overall} Kết quả từng nhiệm vụ nêu tại {annex} kèm theo."
        for number, (group, tasks) in enumerate(self._groups, 1):
            yield f"{number}. {group_name(group)}"
            yield from self._targets_of(group)
            yield f"{_counts(self._count(tasks))}."
            for task in tasks:
                result = self._results.get(task.id)
                if result is not None and (result.text or result.figures):
                    yield f"- {_sentence(_one_line(result.text, result.figures))}"

    def _targets_of(self, group: Section) -> Iterator[str]:
        for target in self._plan.targets:
            section = self._outline.sections[target.section_id]
            if section.id != group.id:
                continue
            value = result_value(self._measures, self._period.id, target)
            if value is not None and target.in_points:
                yield _target_sentence(target, value)

    def _assessment(self) -> Iterator[str]:
        number = 0
        for title, lines in (
            ("Kết quả đạt được", [*self._achieved()]),
            ("Tồn tại, hạn chế", [*self._behind(), *self._told("difficulty")]),
        ):
            if lines:
                number += 1
                yield from (f"{number}. {title}", *lines)

    def _achieved(self) -> Iterator[str]:
        progress, total = self._progress, format_count(self._progress.total)
        if progress.done:
            share = f"{format_count(progress.done)}/{total} nhiệm vụ"
            yield f"Đã thực hiện {share} ({format_number(progress.done_percent)}%)."
        elif progress.doing:
            yield f"Đang thực hiện {format_count(progress.doing)}/{total} nhiệm vụ."
        complete = [
            group_name(group)
            for group, tasks in self._groups
            if self._count(tasks).done == len(tasks)
        ]
        if complete:
            total = format_count(len(self._groups))
            yield (
                f"{format_count(len(complete))}/{total} nhóm nhiệm vụ đã thực hiện toàn bộ:"
                f" {'; '.join(complete)}."
            )
        verdicts = self._verdicts()
        if any(verdicts):
            met, known = format_count(sum(verdicts)), format_count(len(verdicts))
            yield f"{met}/{known} chỉ tiêu có số liệu đạt mức kế hoạch."

    def _verdicts(self) -> list[bool]:
        """Return whether each target that can be judged is met."""
        told, this, aims = self._measures, self._period.id, self._plan.targets
        verdicts = (target_met(aim, result_value(told, this, aim)) for aim in aims)
        return [met for met in verdicts if met is not None]

    def _behind(self) -> Iterator[str]:
        verdicts = self._verdicts()
        if not all(verdicts):
            missed, known = format_count(verdicts.count(False)), format_count(len(verdicts))
            yield f"- {missed}/{known} chỉ tiêu có số liệu chưa đạt mức kế hoạch."
        for status, words in (
            (ResultStatus.OVERDUE, "quá hạn"),
            (ResultStatus.NOT_STARTED, "chưa thực hiện"),
            (None, "chưa có kết quả"),
        ):
            codes = [self._outline.code(task) for task in self._tasks if self._is(task, status)]
            if codes:
                yield f"- {format_count(len(codes))} nhiệm vụ {words}: {', '.join(codes)}."

    def _is(self, task: Task, status: ResultStatus | None) -> bool:
        result = self._results.get(task.id)
        return (result.status if result is not None else None) is status

    def _told(self, field: str) -> Iterator[str]:
        """Yield what the clerk wrote into one field, the same words once, with their tasks."""
        codes: dict[str, list[str]] = {}
        for task in self._tasks:
            result = self._results.get(task.id)
            text = _one_line(getattr(result, field)) if result is not None else ""
            if text:
                codes.setdefault(text, []).append(self._outline.code(task))
        for text, where in codes.items():
            yield f"- Nhiệm vụ {', '.join(where)}: {text.rstrip('.; ')}."

    def _next(self) -> Iterator[str]:
        progress = self._progress
        parts = [
            f"{verb} {format_count(count)} nhiệm vụ {words}"
            for verb, count, words in (
                ("tiếp tục", progress.doing, "đang thực hiện"),
                ("hoàn thành", progress.overdue, "quá hạn"),
                ("triển khai", progress.not_started, "chưa thực hiện"),
            )
            if count
        ]
        routine = sum(task.timing is TimingKind.ROUTINE for task in self._tasks)
        if parts:
            yield f"- {capitalised('; '.join(parts))}."
        if routine:
            yield f"- Duy trì {format_count(routine)} nhiệm vụ thường xuyên."
        yield from self._told("next_step")


def part_texts(
    report: Report,
    plan: Plan,
    period: Period,
    results: Mapping[UUID, Result],
    measures: tuple[Measure, ...],
) -> dict[PartKey, str]:
    """Return the text of each part as it prints: the clerk's own words, else the draft."""
    texts = Draft(plan, period, results, measures).parts()
    for part in report.parts:
        if part.text is not None:
            texts[part.key] = part.text
    return texts


def subject(plan: Plan) -> str:
    """Return what a plan is about, to follow "về": its title without "Về" and first capital."""
    title = plan_name(plan).removeprefix("Về ").removeprefix("về ")
    lowered = title[1:2].islower()
    return title[:1].lower() + title[1:] if lowered else title


def report_title(plan: Plan, period: Period) -> str:
    """Return the title of a periodic report: "Kết quả quý III năm 2024 thực hiện Kế hoạch …"."""
    about = subject(plan)
    whole_year = period.frequency is Frequency.YEAR and str(period.year) in about
    phrase = "" if whole_year else f"{period_phrase(period)} "
    return f"Kết quả {phrase}thực hiện Kế hoạch {about}"


def has_figures(plan: Plan, measures: tuple[Measure, ...]) -> bool:
    """Say whether a report has an annex of targets and figures."""
    return bool(plan.targets) or any(measure.kind is MeasureKind.RESULT for measure in measures)


def _target_sentence(target: Target, value: Decimal) -> str:
    told = f"Kết quả chỉ số: {format_score(value)} {target.unit}".rstrip()
    met = target_met(target, value)
    if met is not None and target.value is not None:
        verdict = "đạt" if met else "chưa đạt"
        told += f", {verdict} chỉ tiêu kế hoạch ({format_score(target.value)})"
    return f"{told}."


def _one_line(*texts: str) -> str:
    return "; ".join(line.rstrip(";.") for line in told_once(*texts))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
