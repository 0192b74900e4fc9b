"""Part I of a report: what was issued, to whom the tasks were given, who reported."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from desktop.domain.actors import lead_names, split_names
from desktop.domain.dates import paper_date
from desktop.domain.figures import Figures
from desktop.domain.narrative.words import capitalised, paper_number
from desktop.domain.plan import Frequency, Head, Plan, PlanStatus, Task
from desktop.domain.report import FigureKey
from desktop.domain.result import Result
from desktop.domain.text import fold

_GUIDING = ("chi dao", "ban hanh", "quan triet", "to chuc trien khai", "xay dung ke hoach")
"""What a task of guidance says (folded); its documents are told in part I."""
_OFTEN = {
    Frequency.MONTH: "hằng tháng",
    Frequency.QUARTER: "hằng quý",
    Frequency.HALF_YEAR: "06 tháng",
    Frequency.NINE_MONTHS: "09 tháng",
    Frequency.YEAR: "hằng năm",
}


def direction(
    plan: Plan, tasks: list[Task], results: Mapping[UUID, Result], figures: Figures
) -> Iterator[str]:
    """Yield the lines of part I, numbers marked."""
    scope = f"{figures.mark(FigureKey.TASKS)} nhiệm vụ"
    if figures.value(FigureKey.COMPONENTS) != "00":
        scope += f" thuộc {figures.mark(FigureKey.COMPONENTS)} chỉ số thành phần"
    if plan.status is PlanStatus.ISSUED:
        yield f"Đã ban hành {_issued(plan)} gồm {scope}."
    else:
        yield f"Kế hoạch gồm {scope}."
    units = unit_names(tasks)
    if units:
        yield f"Các nhiệm vụ được giao cho: {'; '.join(units)}."
    documents = guiding_documents(tasks, results)
    if documents:
        yield f"Văn bản chỉ đạo, triển khai: {'; '.join(documents)}."
    yield from _reporting(plan, figures)


def unit_names(tasks: list[Task]) -> list[str]:
    """Return who leads tasks, each once, whatever its capitals or a slip in its word order."""
    names: dict[tuple[str, ...], str] = {}
    for task in tasks:
        for name in split_names(lead_names(task)):
            names.setdefault(unit_key(name), capitalised(name))
    return list(names.values())


def unit_key(name: str) -> tuple[str, ...]:
    """Return what a unit's name has in common with a slip of it: "Công xã an", "Công an xã"."""
    return tuple(sorted(fold(name).split()))


def guiding_documents(tasks: list[Task], results: Mapping[UUID, Result]) -> list[str]:
    """Return the documents that prove tasks of guidance, each once."""
    told: dict[str, str] = {}
    for task in tasks:
        result = results.get(task.id)
        if result is None or not _guides(task):
            continue
        for line in result.evidence.replace(";", "\n").split("\n"):
            document = line.strip(" -.\t")
            if document:
                told.setdefault(fold(document), document)
    return list(told.values())


def _guides(task: Task) -> bool:
    content = fold(task.content)
    return not task.component_ids or any(words in content for words in _GUIDING)


def _issued(plan: Plan) -> str:
    called = f"Kế hoạch{_numbered(plan.head)}"
    if plan.decision is None:
        return called
    return f"{called} kèm theo Quyết định{_numbered(plan.decision.head)}"


def _numbered(head: Head) -> str:
    number = paper_number(head.number)
    return f" số {number}/{head.symbol}{_of_day(head)}" if number else ""


def _of_day(head: Head) -> str:
    if not (head.day and head.month and head.year):
        return ""
    # A day that no calendar has is refused when it is stored, but a file may bring one.
    try:
        from_day = paper_date(date(head.year, head.month, head.day))
    except ValueError:
        return ""
    return f" ngày {from_day}"


def _reporting(plan: Plan, figures: Figures) -> Iterator[str]:
    often = dict.fromkeys(_OFTEN[rule.frequency] for rule in plan.rules if rule.frequency in _OFTEN)
    told = []
    if often:
        *first, last = often
        listed = f"{', '.join(first)} và {last}" if first else last
        told.append(f"Kế hoạch quy định báo cáo {listed}")
    if figures.progress().entered:
        share = figures.mark(FigureKey.ENTERED_OF_ALL)
        told.append(f"đã tổng hợp kết quả của {share} nhiệm vụ")
    if told:
        yield f"{capitalised('; '.join(told))}."
