"""A letter that the typeface lacks is refused; it never becomes an empty box."""

import pytest
from msgspec.structs import replace

from desktop.domain.errors import InputRefused
from desktop.exports.pdf_writer import pdf_bytes
from desktop.exports.plan_paper import build_plan_paper
from tests.exports.paper_records import CREATED, table_plan


def document(text):
    plan = table_plan()
    changed = replace(plan.tasks[-1], content=f"Đã rà soát {text} đúng hạn")
    return build_plan_paper(replace(plan, tasks=(*plan.tasks[:-1], changed)), created=CREATED)


@pytest.mark.parametrize("letter", ["☑", "✓", "😀", "中", "\ue0a1"])
def test_a_letter_without_a_glyph_is_told_with_its_place(letter):
    with pytest.raises(InputRefused) as refusal:
        pdf_bytes(document(letter))
    assert refusal.value.code == "paper.no_glyph"
    assert refusal.value.values["found"] == letter
    assert f"rà soát {letter} đúng" in refusal.value.values["near"]


@pytest.mark.parametrize("letter", ["ự", "Đ", "₫", "…", "≥", "→", "\u2011", "\u00a0"])
def test_every_letter_of_a_paper_is_drawn(letter):
    assert pdf_bytes(document(letter)).startswith(b"%PDF")
