"""Years in a plan's text: the plan's own are proposed, those of cited documents never."""

import re

import pytest
from msgspec.structs import replace

from desktop.domain.plan import LegalBasis, Plan
from desktop.domain.year_words import with_texts, with_years_moved, year_proposals
from desktop.services.samples import SAMPLES, load_sample
from tests import factories


def plan_saying(text: str, **values: object) -> Plan:
    plan = replace(factories.plan(year=2024), opening=(text,), legal_bases=(), **values)
    head = replace(plan.head, title=())
    return replace(plan, head=head, sections=(), tasks=(), targets=(), rules=())


def told(text: str) -> list[tuple[int, bool]]:
    return [(one.year, one.sure) for one in year_proposals(plan_saying(text), 2025)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trước ngày 15/12/2024.", [(2024, True)]),
        ("Quý II/2024 và quý III năm 2024", [(2024, True), (2024, True)]),
        ("vốn năm 2024 và vốn năm 2023 chuyển sang", [(2024, True), (2023, False)]),
        ("tính đến năm 2030", []),
        ("giai đoạn 2021-2025, giai đoạn 2023 – 2024", []),
        ("Nghị định số 55/2024/NĐ-CP về hỗ trợ pháp lý", []),
        ("Nghị quyết số 02/NQ-CP ngày 05/01/2024", []),
        ("Quyết định số 4601/QĐ- UBND ngày 13/12/2024", []),
        ("Quyết định số 12/QĐ-UBND ngày 16 tháng 6 năm 2024", []),
        ("Luật Đấu thầu năm 2023, bảo đảm cạnh tranh", []),
        ("Kế hoạch số 163/KH-UBND ngày 12/7/2024 về PGI năm 2024", [(2024, False)]),
        ("Theo số 163/KH-UBND ngày 12/7/2024. Trong năm 2024", [(2024, True)]),
        ("số 12024 và 2024,5 điểm và 1.2024", []),
    ],
)
def test_what_is_proposed(text: str, found: list[tuple[int, bool]]) -> None:
    assert told(text) == found


def test_a_year_in_a_legal_basis_is_never_taken_for_sure() -> None:
    plan = plan_saying("")
    basis = LegalBasis(text="Công văn về PGI trong năm 2024")
    (one,) = year_proposals(replace(plan, legal_bases=(basis,)), 2025)
    assert not one.sure
    assert one.place == "Căn cứ"


def test_only_what_was_accepted_changes() -> None:
    plan = plan_saying("Năm 2024 hơn năm 2023, xong trước 31/12/2024.")
    first, second, third = year_proposals(plan, 2026)
    assert [one.becomes for one in (first, second, third)] == [2026, 2025, 2026]
    moved = with_years_moved(plan, 2026, [first.key, third.key])
    assert moved.opening == ("Năm 2026 hơn năm 2023, xong trước 31/12/2026.",)
    assert with_years_moved(plan, 2026, []) == plan


def test_a_proposal_shows_its_surroundings() -> None:
    (one,) = year_proposals(plan_saying(f"{'dài ' * 30}trong năm 2024 của xã"), 2025)
    assert one.before.startswith("…")
    assert one.before.endswith("trong năm ")
    assert one.after == " của xã"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_real_plans_are_walked_whole_and_stay_as_they_are(name: str) -> None:
    plan = load_sample(name).plan
    seen: list[str] = []
    assert with_texts(plan, lambda _place, text: seen.append(text) or text) == plan
    held = " ".join(seen)
    assert all(task.content in held and task.timing_text in held for task in plan.tasks)
    assert all(one.text in held for one in plan.sections)
    assert with_years_moved(plan, plan.year + 1, []) == plan


@pytest.mark.parametrize("name", SAMPLES)
def test_no_document_cited_by_a_real_plan_changes(name: str) -> None:
    plan = load_sample(name).plan
    keys = [one.key for one in year_proposals(plan, plan.year + 1) if one.sure]
    moved = with_years_moved(plan, plan.year + 1, keys)
    assert moved != plan
    cited = re.compile(r"\d+\s*/\s*(?:\d{4}/)?\s?[A-ZĐ]+-[^.;]{0,24}ngày \d+/\d+/\d{4}")

    def citations(one: Plan) -> list[str]:
        texts: list[str] = []
        with_texts(one, lambda _place, text: texts.append(text) or text)
        return [found for text in texts for found in cited.findall(text)]

    assert citations(moved) == citations(plan)
    assert citations(plan)
    assert moved.legal_bases == plan.legal_bases
