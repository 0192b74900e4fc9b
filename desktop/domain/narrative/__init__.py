"""The words of a periodic report, drafted from the results: only what the data say.

A part for which there are no data stays empty; nothing is invented. A line that
:func:`is_heading` recognises is printed as a heading ("1. Chỉ số Gia nhập thị trường").
"""

from desktop.domain.dates import paper_date
from desktop.domain.narrative.annexes import (
    AnnexKind,
    annex_headings,
    annex_pointer,
    has_evidence,
    not_pointed_to,
)
from desktop.domain.narrative.draft import Draft, part_texts, part_writings
from desktop.domain.narrative.words import (
    NO_RESULT,
    PART_TITLES,
    STATUS_WORDS,
    capitalised,
    has_figures,
    is_heading,
    next_phrase,
    paper_number,
    period_phrase,
    report_title,
    subject,
    told_once,
)
from desktop.domain.task_groups import group_name, grouped_tasks, result_value, target_met

__all__ = [
    "NO_RESULT",
    "PART_TITLES",
    "STATUS_WORDS",
    "AnnexKind",
    "Draft",
    "annex_headings",
    "annex_pointer",
    "capitalised",
    "group_name",
    "grouped_tasks",
    "has_evidence",
    "has_figures",
    "is_heading",
    "next_phrase",
    "not_pointed_to",
    "paper_date",
    "paper_number",
    "part_texts",
    "part_writings",
    "period_phrase",
    "report_title",
    "result_value",
    "subject",
    "target_met",
    "told_once",
]
