"""Every line of the three published plans is found again, in order, in the stored plan.

The texts in tests/data/plans are the public documents as they were scanned. What may differ
from them is listed here, one by one, and each entry must be met exactly once; case, accents,
spelling and punctuation are compared as they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from desktop.domain.plain import plan_lines
from desktop.domain.plan import Plan
from desktop.services.samples import SAMPLES, load_sample

TEXTS = Path(__file__).parents[1] / "data" / "plans"


class Differences(NamedTuple):
    """What may differ between one text and the stored plan."""

    joins: tuple[tuple[str, str], ...] = ()
    """A sentence broken by a page end: how the first line ends, how the next one begins."""
    cells: tuple[tuple[str, str], ...] = ()
    """A table row broken by a page end: the end of the cell, and the cell that goes on."""
    markup: tuple[tuple[str, str], ...] = ()
    """Markup of the scan in running text, and the text it stands for."""
    added: tuple[str, ...] = ()
    """Letterhead lines, which the texts lack and a paper needs."""


DIFFERENCES = {
    "so-gtvt-lang-son-2024": Differences(
        joins=(("tổ chức triển khai", "thực hiện đảm bảo đồng bộ"),),
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
        cells=(("đảm bảo chất lượng, hiệu quả, không", "manh mún, dân trải."),),
        markup=(
            ("“*Quản trị và Điều hành*”", "“Quản trị và Điều hành”"),
            ("**TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
            ("CHỦ TỊCH**", "CHỦ TỊCH"),
        ),
        added=("ỦY BAN NHÂN DÂN", "XÃ ĐẠI LÃNH"),
    ),
}
_RULE = re.compile(r"-+(\t-+)+$")
_PARAGRAPH = re.compile(r"</p>\s*<p>|</?p>")
_SQUEEZED = re.compile(r"([IVX]+) (.+)$")


def source_lines(name: str) -> Iterator[str]:
    """The lines of a text with the listed differences, and only those, taken out."""
    text = unicodedata.normalize("NFC", (TEXTS / f"{name}.txt").read_text(encoding="utf-8"))
    for found, meant in DIFFERENCES[name].markup:
        assert text.count(found) == 1, found
        text = text.replace(found, meant)
    lines = [line.strip("\n") for line in text.split("\n") if line.strip()]
    lines = [line for line in lines if not _RULE.match(line)]
    for end, start in DIFFERENCES[name].joins:
        (place,) = (
            place
            for place in range(len(lines) - 1)
            if lines[place].rstrip().endswith(end) and lines[place + 1].startswith(start)
        )
        lines[place : place + 2] = [f"{lines[place].rstrip()} {lines[place + 1]}"]
    yield from table_rows(lines, DIFFERENCES[name].cells)


def table_rows(lines: list[str], cells: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Rows of the table without their markup; empty cells at the end of a row count for none."""
    rows: list[str] = []
    broken = list(cells)
    for line in lines:
        if "\t" not in line and "<p>" not in line:
            rows.append(line.strip())
            continue
        parts = [" ".join(_PARAGRAPH.sub(" ", part).split()) for part in line.split("\t")]
        while parts and not parts[-1]:
            parts.pop()
        if not parts[0]:
            # The cell goes on from the row before, whose other cells are complete.
            end, start = broken.pop(0)
            before = rows[-1].split("\t")
            assert before[1].endswith(end)
            assert parts[1].startswith(start)
            before[1] = f"{before[1]} {parts[1]}"
            rows[-1] = "\t".join(before)
        elif len(parts) == 1 and (squeezed := _SQUEEZED.match(parts[0])):
            # A group row whose number and title were squeezed into one cell.
            rows.append("\t".join(squeezed.groups()))
        else:
            rows.append("\t".join(parts))
    assert not broken
    yield from rows


def stored_lines(plan: Plan, name: str) -> Iterator[str]:
    """The lines of the stored plan, without the letterhead, group rows parted as in a table."""
    added = list(DIFFERENCES[name].added)
    groups = {
        f"{section.label} {section.text}": f"{section.label}\t{section.text}"
        for section in plan.sections
        if section.weight is not None
    }
    for line in plan_lines(plan):
        if added and line == added[0]:
            added.pop(0)
            continue
        yield groups.get(line, "\t".join(" ".join(part.split()) for part in line.split("\t")))
    assert not added


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_the_text_is_in_the_plan_and_no_other(name: str) -> None:
    source = [" ".join(part.split(" ")) for part in source_lines(name)]
    assert list(stored_lines(load_sample(name).plan, name)) == source


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_that_lost_or_changed_anything_is_noticed(name: str) -> None:
    plan = load_sample(name).plan
    source = list(source_lines(name))
    poorer = [
        *(
            replace(plan, tasks=tuple(t for t in plan.tasks if t is not task))
            for task in plan.tasks
        ),
        *(
            replace(plan, targets=tuple(t for t in plan.targets if t is not target))
            for target in plan.targets
        ),
        replace(plan, recipients=plan.recipients[1:]),
        replace(plan, sections=plan.sections[:-1]),
        replace(plan, recipients=plan.recipients[::-1]),
        replace(plan, opening=()),
        replace(
            plan,
            tasks=(
                replace(plan.tasks[0], content=plan.tasks[0].content[:-1]),
                *plan.tasks[1:],
            ),
        ),
    ]
    for changed in poorer:
        try:
            lines = list(stored_lines(changed, name))
        except KeyError:
            continue  # a task hangs on a section that is gone
        assert lines != source


def test_the_slips_of_the_sources_are_kept() -> None:
    """What a scan misread is the source's: the program proposes, it never corrects silently."""
    kept = {
        "so-gtvt-lang-son-2024": ["Phần đầu đạt từ 6,58", "đạt 4,75)"],
        "xa-dai-lanh-2024": ["Yêu cầu liên chính", "các bộ phận những nhiều", "Công xã an"],
        "so-ngoai-vu-lang-son-2024": ["Lưu VT."],
    }
    for name, words in kept.items():
        text = "\n".join(plan_lines(load_sample(name).plan))
        for word in words:
            assert word in text
