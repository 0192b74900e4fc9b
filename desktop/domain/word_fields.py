"""From a printed line back to the fields that it prints: the reverse of the paper builders.

Each function takes a record and the text that it is to print, and returns the record that prints
it. Labels and lead-in words stay where they are told from the text; else they become part of it.
"""

import re

from msgspec.structs import replace

from desktop.domain.actors import with_names
from desktop.domain.narrative import NO_RESULT, STATUS_WORDS, told_once
from desktop.domain.plain import task_facts
from desktop.domain.plan import (
    ColumnKind,
    Head,
    LegalBasis,
    Recipient,
    Role,
    Section,
    Target,
    Task,
)
from desktop.domain.result import Result
from desktop.domain.word_diff import follow

_LABEL = re.compile(r"(?:[-–+•*]|(?:[A-ZĐ]|[IVXLC]+|\d{1,3}|[a-zđ])(?:\.\d{1,3})*[.):]?)$")
_LEADING = re.compile(r"([-–+•]|\d{1,2}[.)]|[a-zđ]\)) +(?=\S)")
_BASIS = re.compile(r"(.*?)([;.,]?)", re.DOTALL)
_RECIPIENT = re.compile(r"(.+?) \(([^()]*)\)")
_BRACKETS = re.compile(r"(.*?) ?\(([^()]*)\)", re.DOTALL)
_NUMBER = re.compile(r"Số\s*:\s*([^/]*)/(.*)")
_PLACE = re.compile(
    r"(?:(?P<place>.*?),\s*)?ngày\s*(?P<day>\d*)\s*tháng\s*(?P<month>\d*)\s*năm\s*(?P<year>\d*)"
)
_PERCENT = re.compile(r"(\d{1,3})\s*%")
_FULL = 100
_MOST_DAY, _MOST_MONTH = 31, 12
_YEARS = range(1990, 2201)


def split_label(text: str, label: str) -> tuple[str, str]:
    """Return (label, rest) of a printed line whose label was ``label``."""
    if not label:
        return "", text
    if text == label or text.startswith((f"{label} ", f"{label}\n")):
        return label, text[len(label) :].strip(" ")
    words = text.split(" ", label.count(" ") + 1)
    lead = " ".join(words[:-1])
    if len(words) > 1 and (_LABEL.match(lead) or lead[:-1] == label or label[:-1] == lead):
        return lead, words[-1].strip(" ")
    return "", text


def new_label(text: str) -> tuple[str, str]:
    """Return (label, rest) of a line that somebody wrote: "- ", "1. ", "a) " or nothing."""
    found = _LEADING.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def section_of(section: Section, text: str) -> Section:
    """Return the section that prints ``text``; emphasis stays on the words it was on."""
    label, rest = split_label(text, section.label)
    place = follow(section.text, rest)
    emphasis = tuple(
        moved
        for one in section.emphasis
        if (moved := replace(one, start=place(one.start), end=place(one.end))).start < moved.end
    )
    return replace(section, label=label, text=rest, emphasis=emphasis)


def target_of(target: Target, text: str) -> Target:
    """Return the target that prints ``text``. Its numbers are data and stay as they are."""
    label, rest = split_label(text, target.label)
    lead_in, rest = _lead_in(target.lead_in, rest)
    return replace(target, label=label, lead_in=lead_in, text=rest)


def task_of(task: Task, text: str) -> Task:
    """Return the task that prints ``text`` in prose."""
    label, rest = split_label(text, task.label)
    lead_in, rest = _lead_in(task.lead_in, rest)
    facts = task_facts(task)
    if facts:
        said = f"({'; '.join(facts.values())})"
        found = _BRACKETS.fullmatch(rest)
        if rest.endswith(said):
            rest = rest[: -len(said)].rstrip(" ")
        elif found is not None and len(found[2].split("; ")) == len(facts):
            parts = dict(zip(facts, found[2].split("; "), strict=True))
            task = replace(task, **parts)
            rest = found[1]
    return replace(task, label=label, lead_in=lead_in, content=rest)


def _lead_in(lead_in: str, text: str) -> tuple[str, str]:
    if lead_in and (text == lead_in or text.startswith(f"{lead_in} ")):
        return lead_in, text[len(lead_in) :].strip(" ")
    return "", text


def task_with(task: Task, field: str, text: str) -> Task:
    """Return the task whose cell in a column prints ``text``."""
    match ColumnKind(field):
        case ColumnKind.NUMBER:
            return replace(task, label=text)
        case ColumnKind.CONTENT:
            lead_in, rest = _lead_in(task.lead_in, text)
            return replace(task, lead_in=lead_in, content=rest)
        case ColumnKind.ACTORS:
            return replace(task, actors_text=text)
        case ColumnKind.LEAD:
            return replace(task, actors=with_names(task, Role.LEAD, text))
        case ColumnKind.COORDINATE:
            return replace(task, actors=with_names(task, Role.COORDINATE, text))
        case ColumnKind.TIMING:
            return replace(task, timing_text=text)
        case ColumnKind.DELIVERABLE:
            return replace(task, deliverable_text=text)
        case ColumnKind.NOTE:
            return replace(task, note=text)


def result_with(result: Result, field: str, text: str) -> Result | None:
    """Return the result whose cell prints ``text``, None where the cell cannot say that."""
    if field == "status":
        known = {word: status for status, word in STATUS_WORDS.items()} | {NO_RESULT: None}
        return replace(result, status=known[text]) if text in known else None
    if field == "progress":
        found = _PERCENT.fullmatch(text)
        if text and (found is None or int(found[1]) > _FULL):
            return None
        return replace(result, progress=int(found[1]) if found else None)
    if field == "text" and result.figures:
        return _with_text(result, text)
    return replace(result, **{field: text})


def _with_text(result: Result, text: str) -> Result:
    """Part a cell into text and figures, if the figures still end it; else it is all text."""
    count = len(told_once("", result.figures))
    upper = "\n".join(text.split("\n")[:-count])
    kept = replace(result, text=upper)
    if "\n".join(told_once(upper, result.figures)) == text:
        return kept
    return replace(result, text=text, figures="")


def basis_of(basis: LegalBasis, text: str) -> LegalBasis:
    """Return the legal basis that prints ``text``."""
    found = _BASIS.fullmatch(text)
    return basis if found is None else replace(basis, text=found[1], mark=found[2])


def recipient_of(text: str) -> Recipient:
    """Return the recipient of a line "- UBND tỉnh (b/c);"."""
    name = text.removeprefix("-").strip().rstrip(";.").rstrip()
    found = _RECIPIENT.fullmatch(name)
    return Recipient(name=found[1], note=found[2]) if found else Recipient(name=name)


def addressee_of(text: str) -> str:
    """Return the office of a line "Kính gửi: …" or "- …;"."""
    bare = re.sub(r"^Kính gửi\s*:\s*", "", text)
    return bare.removeprefix("-").strip().rstrip(";.").rstrip()


def head_with(head: Head, field: str, text: str) -> Head | None:
    """Return the head whose line prints ``text``, None where the line cannot be understood."""
    text = " ".join(text.replace("\u00a0", " ").split())
    match field:
        case "parent":
            return replace(head, parent_line=text)
        case "type":
            return replace(head, type_name=text)
        case "number":
            found = _NUMBER.fullmatch(text)
            if found is None:
                return None
            return replace(head, number=found[1].strip(), symbol=found[2].strip())
        case _:
            return _dated(head, text)


def _dated(head: Head, text: str) -> Head | None:
    found = _PLACE.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(found[name] or 0) for name in ("day", "month", "year"))
    if day > _MOST_DAY or month > _MOST_MONTH or (year and year not in _YEARS):
        return None
    return replace(
        head, place=found["place"] or "", day=day or None, month=month or None, year=year or None
    )
