"""Annexes: which there are, how they are numbered, and whether a text points to them."""

from decimal import Decimal
from itertools import product

import pytest
from msgspec.structs import replace

from desktop.domain.narrative import AnnexKind, annex_headings, annex_pointer, not_pointed_to
from desktop.domain.outline import Outline
from desktop.domain.result import ResultStatus
from tests.exports.paper_records import prose_plan, result, score

TASKS, TARGETS, EVIDENCE = AnnexKind


def headings(*, tasks: bool, targets: bool, evidence: bool) -> dict[AnnexKind, str]:
    plan = prose_plan()
    proved = result(plan, 0, ResultStatus.DONE, evidence="Báo cáo tổng kết" if evidence else " \n")
    if not tasks:
        plan = replace(plan, tasks=())
    measures = (score(plan, "6.20"),) if targets else ()
    return annex_headings(Outline(replace(plan, targets=())), {proved.task_id: proved}, measures)


@pytest.mark.parametrize(("tasks", "targets", "evidence"), list(product((True, False), repeat=3)))
def test_annexes_are_numbered_in_their_order_and_a_single_one_is_not(
    tasks: bool, targets: bool, evidence: bool
) -> None:
    # What proves a task that the plan does not have is no annex.
    there = {TASKS: tasks, TARGETS: targets, EVIDENCE: tasks and evidence}
    kinds = [kind for kind in AnnexKind if there[kind]]
    made = headings(tasks=tasks, targets=targets, evidence=evidence)
    assert list(made) == kinds
    numbered = ["Phụ lục I", "Phụ lục II", "Phụ lục III"][: len(kinds)]
    assert list(made.values()) == (["Phụ lục"] if len(kinds) == 1 else numbered)
    assert not_pointed_to(made, annex_pointer(made)) == {}


def test_the_sentence_says_what_stands_where() -> None:
    every = headings(tasks=True, targets=True, evidence=True)
    assert annex_pointer(every) == (
        "Kết quả từng nhiệm vụ nêu tại Phụ lục I; kết quả thực hiện chỉ tiêu tại Phụ lục II;"
        " danh mục văn bản, sản phẩm minh chứng tại Phụ lục III kèm theo."
    )
    assert annex_pointer({}) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chi tiết tại các Phụ lục I, II và III kèm theo.", []),
        ("(Phụ lục I kèm theo); (phụ lục III kèm theo)", [TARGETS]),
        ("Chi tiết tại Phụ lục II.", [TASKS, EVIDENCE]),
        ("Chi tiết tại Phụ lục kèm theo.", [TASKS, TARGETS, EVIDENCE]),
        ("Không có gì.", [TASKS, TARGETS, EVIDENCE]),
    ],
)
def test_an_annex_that_no_word_points_to_is_told(text: str, left: list[AnnexKind]) -> None:
    every = headings(tasks=True, targets=True, evidence=True)
    assert list(not_pointed_to(every, text)) == left


def test_a_number_does_not_point_to_a_single_annex() -> None:
    single = headings(tasks=True, targets=False, evidence=False)
    assert list(not_pointed_to(single, "nêu tại Phụ lục I")) == [TASKS]
    assert not_pointed_to(single, "nêu tại Phụ lục kèm theo") == {}


def test_a_target_alone_makes_an_annex() -> None:
    plan = replace(prose_plan(), tasks=())
    assert plan.targets[0].value == Decimal("6.11")
    assert annex_headings(Outline(plan), {}, ()) == {TARGETS: "Phụ lục"}
