"""Words of a periodic report: titles of its parts, phrases of periods, days and numbers."""

import re
from itertools import pairwise

from desktop.domain.dates import format_paper_month
from desktop.domain.labels import roman
from desktop.domain.outline import plan_name
from desktop.domain.period import Period
from desktop.domain.plan import Frequency, Plan
from desktop.domain.report import PartKey
from desktop.domain.result import Measure, MeasureKind, ResultStatus

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
_REMARK = re.compile(r"(?<=\S)\s*(\([^()]*\))$")
_MONTHS, _QUARTERS = 12, 4


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


def next_phrase(period: Period) -> str:
    """Return what comes after a period: "quý IV năm 2024" after nine months, "năm 2025"."""
    year, index = period.year, period.index
    match period.frequency:
        case Frequency.MONTH:
            after, month = divmod(index, _MONTHS)
            return f"tháng {format_paper_month(month + 1)} năm {year + after}"
        case Frequency.QUARTER:
            after, quarter = divmod(index, _QUARTERS)
            return f"quý {roman(quarter + 1)} năm {year + after}"
        case Frequency.HALF_YEAR:
            return f"06 tháng cuối năm {year}" if index == 1 else f"06 tháng đầu năm {year + 1}"
        case Frequency.NINE_MONTHS:
            return f"quý IV năm {year}"
        case Frequency.YEAR:
            return f"năm {year + 1}"
        case Frequency.ONCE:
            return "thời gian tới"


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


def one_line(*texts: str) -> str:
    """Return texts as one line, parted by semicolons."""
    return "; ".join(line.rstrip(";.") for line in told_once(*texts))


def sentence(text: str) -> str:
    """Return a text with a full stop where it has no mark of its own."""
    return text if text.endswith((".", "!", "?")) else f"{text}."


def capitalised(name: str) -> str:
    """Return a name with its first letter as a capital, the rest as it is."""
    return name[:1].upper() + name[1:]


def run_in(text: str) -> str:
    """Return a text to follow a colon: "Rà soát danh mục" begins small, "Khánh Hòa" does not."""
    first, _, rest = text.partition(" ")
    ordinary = first[:1].isupper() and not any(char.isupper() for char in first[1:])
    return f"{text[:1].lower()}{text[1:]}" if ordinary and rest[:1].islower() else text


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
