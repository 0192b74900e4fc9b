"""Every line of the three published plans is found again, in order, in the stored plan.

The texts in tests/data/plans are the public documents as they were scanned. What may differ
from them is listed here, one by one, and each entry must be met exactly once. Everything else,
case, accents, spelling, punctuation and spaces too, is compared as it is.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from msgspec.structs import replace

from desktop.domain.outline import Item, Outline
from desktop.domain.plain import plan_lines
from desktop.domain.plan import Plan, Section
from desktop.services.samples import SAMPLES, load_sample

TEXTS = Path(__file__).parents[1] / "data" / "plans"


class Differences(NamedTuple):
    """What may differ between one text and the stored plan."""

    joins: tuple[tuple[str, str], ...] = ()
    """A sentence broken by a page end: how the first line ends, how the next one begins."""
    broken_rows: tuple[tuple[str, str], ...] = ()
    """A table row broken by a page end: the end of its second cell, and what goes on below."""
    markup: tuple[tuple[str, str], ...] = ()
    """Markup of the scan in running text, and the text it stands for."""
    rules: tuple[str, ...] = ()
    """Lines of dashes, which draw the table and say nothing."""
    squeezed: tuple[tuple[str, str], ...] = ()
    """Group rows whose number and title were squeezed into one cell, and their two cells."""
    breaks: tuple[tuple[str, str], ...] = ()
    """Paragraph breaks inside a cell, stored as a newline: the end before, the beginning after."""
    html_cells: int = 0
    """How many cells are wrapped in <p>…</p>."""
    empty_tails: int = 0
    """How many rows end in empty cells, because their title goes across the table."""
    added: tuple[str, ...] = ()
    """Letterhead lines, which the texts lack and a paper needs."""


DIFFERENCES = {
    "so-gtvt-lang-son-2024": Differences(
        joins=(("để tổ chức triển khai", "thực hiện đảm bảo đồng bộ"),),
        added=("UBND TỈNH LẠNG SƠN", "SỞ GIAO THÔNG VẬN TẢI"),
    ),
    "so-ngoai-vu-lang-son-2024": Differences(
        markup=(("**05/12/2024**", "05/12/2024"), ("**PGI**", "PGI")),
        added=("UBND TỈNH LẠNG SƠN", "SỞ NGOẠI VỤ"),
    ),
    "xa-dai-lanh-2024": Differences(
        joins=(
            ("cải thiện Chỉ số năng lực cạnh", "tranh, tạo động lực"),
            ("xử lý vi phạm một cách rõ ràng; thực hiện hiệu", "quả chế độ giám sát"),
        ),
        broken_rows=(("đảm bảo chất lượng, hiệu quả, không", "manh mún, dân trải."),),
        markup=(
            ("“*Quản trị và Điều hành*”", "“Quản trị và Điều hành”"),
            ("**TM. ỦY BAN NHÂN DÂN\n", "TM. ỦY BAN NHÂN DÂN\n"),
            ("CHỦ TỊCH**", "CHỦ TỊCH"),
        ),
        rules=("\t".join("-" * width for width in (12, 2, 26, 28, 26)),),
        squeezed=(
            (
                "VI Chỉ số Cạnh tranh bình đẳng (Trọng số 10%)",
                "VI\tChỉ số Cạnh tranh bình đẳng (Trọng số 10%)",
            ),
            (
                "IX Chỉ số Đào tạo lao động (Trọng số 10%)",
                "IX\tChỉ số Đào tạo lao động (Trọng số 10%)",
            ),
            (
                "X Chỉ số Thiết chế pháp lý và an ninh trật tự (Trọng số 10%)",
                "X\tChỉ số Thiết chế pháp lý và an ninh trật tự (Trọng số 10%)",
            ),
        ),
        breaks=(
            ("ngày 15/02/2024.", "Các cơ quan chủ đầu tư thực hiện"),
            ("manh mún, dân trải.", "Hoàn thành phân bổ vốn"),
        ),
        html_cells=51,
        empty_tails=16,
        added=("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH"),
    ),
}


def source_lines(name: str) -> list[str]:
    """The non-blank lines of a text with the listed differences, and only those, taken out."""
    listed = DIFFERENCES[name]
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    for found, meant in listed.markup:
        text = swapped(text, found, meant)
    for end, start in listed.breaks:
        text = swapped(text, f"{end}</p> <p>{start}", f"{end} {start}")
    lines = without_table_markup(text.split("\n"), listed)
    for found, meant in listed.squeezed:
        lines[lines.index(found)] = meant
    for end, start in listed.joins:
        place = the_pair(lines, end, start)
        lines[place : place + 2] = [f"{lines[place]} {lines[place + 1]}"]
    for end, start in listed.broken_rows:
        place = the_pair(lines, end, f"\t{start}")
        cells = lines[place].split("\t")
        assert cells[1].endswith(end)
        cells[1] = f"{cells[1]} {lines.pop(place + 1)[1:]}"
        lines[place] = "\t".join(cells)
    return lines


def without_table_markup(lines: Sequence[str], listed: Differences) -> list[str]:
    """Take out rules of dashes, <p>…</p> around cells and empty cells at the end of rows."""
    kept = [line for line in lines if line.strip()]
    for rule in listed.rules:
        kept.remove(rule)
    wrapped = tails = 0
    for place, line in enumerate(kept):
        cells = line.rstrip("\t").split("\t")
        tails += line.endswith("\t")
        for number, cell in enumerate(cells):
            if cell.startswith("<p>") and cell.endswith("</p>"):
                cells[number] = cell[len("<p>") : -len("</p>")]
                wrapped += 1
        kept[place] = "\t".join(cells)
    assert (wrapped, tails) == (listed.html_cells, listed.empty_tails)
    return kept


def swapped(text: str, found: str, meant: str) -> str:
    """The text with ``found``, which must stand in it exactly once, given as ``meant``."""
    assert text.count(found) == 1, found
    return text.replace(found, meant)


def the_pair(lines: list[str], end: str, start: str) -> int:
    """Where the one pair of lines is of which the first has ``end`` at the end of a cell."""
    (place,) = (
        place
        for place, (line, following) in enumerate(pairwise(lines))
        if any(cell.endswith(end) for cell in line.split("\t")) and following.startswith(start)
    )
    return place


def stored_lines(plan: Plan, name: str) -> list[str]:
    """The lines of the stored plan below its letterhead."""
    lines = list(plan_lines(plan))
    added = DIFFERENCES[name].added
    assert tuple(lines[: len(added)]) == added
    return lines[len(added) :]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_the_text_is_in_the_plan_and_no_other(name: str) -> None:
    assert stored_lines(load_sample(name).plan, name) == source_lines(name)


@pytest.mark.parametrize("name", SAMPLES)
def test_paragraphs_inside_a_cell_stay_paragraphs(name: str) -> None:
    found = [
        (before, after)
        for task in load_sample(name).plan.tasks
        for before, after in pairwise(task.content.split("\n"))
    ]
    listed = DIFFERENCES[name].breaks
    assert len(found) == len(listed)
    for (before, after), (end, start) in zip(found, listed, strict=True):
        assert before.endswith(end)
        assert after.startswith(start)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_that_lost_or_changed_anything_is_noticed(name: str) -> None:
    plan, source = load_sample(name).plan, source_lines(name)
    worse = [*poorer(plan), *altered(plan), *reordered(plan)]
    assert len(worse) > len(source)
    for what, changed in worse:
        assert stored_lines(changed, name) != source, what


def poorer(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The plan without one of its parts, each in turn."""
    outline = Outline(plan)
    for section in plan.sections:
        if section.label or section.text:
            yield f"no section {section.label} {section.text[:40]}", without(plan, outline, section)
    for field in ("tasks", "targets", "legal_bases", "opening", "recipients", "columns"):
        parts = getattr(plan, field)
        for place in range(len(parts)):
            rest = (*parts[:place], *parts[place + 1 :])
            yield f"no {field}[{place}]", replace(plan, **{field: rest})
    for place in range(len(plan.signer.lines)):
        lines = (*plan.signer.lines[:place], *plan.signer.lines[place + 1 :])
        yield f"no signer line {place}", replace(plan, signer=replace(plan.signer, lines=lines))


def without(plan: Plan, outline: Outline, section: Section) -> Plan:
    """The plan without a section and all that hangs on it."""
    gone = {section.id, *(item.id for _, item in outline.walk(section.id))}
    return replace(
        plan,
        **{
            field: tuple(part for part in getattr(plan, field) if part.id not in gone)
            for field in ("sections", "tasks", "targets")
        },
    )


TEXT_FIELDS = (
    *("label", "lead_in", "text", "content", "actors_text", "timing_text", "deliverable_text"),
    *("name", "note", "mark", "title", "type_name", "symbol", "place"),
)


def altered(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The plan with one letter less in one text, each text in turn; and with other dates."""
    for field in ("sections", "tasks", "targets", "legal_bases", "recipients", "columns"):
        parts = getattr(plan, field)
        for place, part in enumerate(parts):
            for text_field, value in clipped(part):
                changed = (*parts[:place], value, *parts[place + 1 :])
                yield f"{field}[{place}].{text_field}", replace(plan, **{field: changed})
    for place, text in enumerate(plan.opening):
        opening = (*plan.opening[:place], text[:-1], *plan.opening[place + 1 :])
        yield f"opening[{place}]", replace(plan, opening=opening)
    for field, head in clipped(plan.head):
        yield f"head.{field}", replace(plan, head=head)
    for field, value in (("number", "1"), ("day", 5), ("month", 9), ("year", 2025)):
        yield f"head.{field}", replace(plan, head=replace(plan.head, **{field: value}))
    for field, signer in clipped(plan.signer):
        yield f"signer.{field}", replace(plan, signer=signer)
    for section in plan.sections:
        if section.header:
            bare = tuple(
                replace(one, header=one.header[:-1]) if one is section else one
                for one in plan.sections
            )
            yield "header", replace(plan, sections=bare)


def clipped(part: Any) -> Iterator[tuple[str, Any]]:
    """A record with the last letter of one of its texts gone, each text in turn."""
    for field in TEXT_FIELDS:
        value = getattr(part, field, "")
        if isinstance(value, tuple):
            value = (*value[:-1], value[-1][:-1])
            yield field, replace(part, **{field: value})
        elif value:
            yield field, replace(part, **{field: value[:-1]})


def reordered(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """The plan with two neighbours in the wrong order, each pair in turn."""
    outline = Outline(plan)
    for parent in (None, *(section.id for section in plan.sections)):
        for one, other in pairwise(outline.children(parent)):
            yield f"{one.id} after {other.id}", exchanged(plan, one, other)
    for field in ("legal_bases", "opening", "recipients", "columns"):
        parts = getattr(plan, field)
        for place in range(len(parts) - 1):
            changed = list(parts)
            changed[place : place + 2] = parts[place + 1], parts[place]
            yield f"{field}[{place}] later", replace(plan, **{field: tuple(changed)})


def exchanged(plan: Plan, one: Item, other: Item) -> Plan:
    """The plan with the positions of two siblings exchanged."""
    place = {one.id: other.position, other.id: one.position}
    return replace(
        plan,
        **{
            field: tuple(
                replace(part, position=place.get(part.id, part.position))
                for part in getattr(plan, field)
            )
            for field in ("sections", "tasks", "targets")
        },
    )


def test_case_accents_spaces_and_marks_are_compared_as_they_are() -> None:
    name = "so-gtvt-lang-son-2024"
    plan, source = load_sample(name).plan, source_lines(name)
    first = plan.tasks[0]
    for found, other in (("chủ trì,", "Chủ trì,"), ("chủ trì,", "chu trì,"), ("ì, p", "ì p")):
        assert first.content.count(found) == 1
        changed = replace(first, content=first.content.replace(found, other))
        tasks = (changed, *plan.tasks[1:])
        assert stored_lines(replace(plan, tasks=tasks), name) != source
    spaced = replace(first, content=first.content.replace(" chủ", "  chủ"))
    tasks = (spaced, *plan.tasks[1:])
    assert stored_lines(replace(plan, tasks=tasks), name) != source


def test_the_slips_of_the_sources_are_kept() -> None:
    """What a scan misread is the source's: the program proposes, it never corrects silently."""
    kept = {
        "so-gtvt-lang-son-2024": ["Phần đầu đạt từ 6,58", "đạt 4,75)"],
        "xa-dai-lanh-2024": [
            "Yêu cầu liên chính",
            "các bộ phận những nhiều",
            "Công xã an",
            "55/2019/ NĐ-CP",
            "manh mún, dân trải",
        ],
        "so-ngoai-vu-lang-son-2024": ["Lưu VT.", "hội nghị quốc tế...lồng ghép"],
    }
    for name, words in kept.items():
        text = "\n".join(plan_lines(load_sample(name).plan))
        for word in words:
            assert word in text
