"""The proposed Quyết định: who decides, who signs, what the articles say."""

import pytest
from msgspec.structs import replace

from desktop.domain.checks import check_plan
from desktop.domain.decision import (
    articles_text,
    decider,
    proposed_decision,
    typed_articles,
)
from desktop.domain.office import OfficeKind
from desktop.domain.plan import Decision, LegalBasis, Signer
from desktop.domain.problems import Grade
from desktop.services.samples import load_sample
from desktop.wording import finding
from tests.exports.paper_records import office, prose_plan, table_plan


def test_the_chairman_decides_a_communes_plan_and_signs_for_himself():
    decision = proposed_decision(office(), table_plan())
    assert decision.power == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐƯNG K'NỚ"
    assert decision.signer == Signer(lines=("CHỦ TỊCH",), name="Ksơr K'Bảo")
    assert decider(decision, office()) == "Chủ tịch Ủy ban nhân dân xã Đưng K'Nớ"


def test_a_deputy_keeps_the_line_of_the_chairman():
    lines = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    plan = table_plan(signer=Signer(lines=lines, name="K'Nớ"))
    assert proposed_decision(office(), plan).signer.lines == lines[1:]


def test_a_collective_that_decides_is_named_as_such():
    decision = replace(
        proposed_decision(office(), table_plan()), power="ỦY BAN NHÂN DÂN XÃ ĐƯNG K'NỚ"
    )
    assert decider(decision, office()) == "Ủy ban nhân dân xã Đưng K'Nớ"


def test_a_director_decides_a_departments_plan():
    department = replace(
        office(), kind=OfficeKind.DEPARTMENT, name="Sở Ngoại vụ tỉnh Lạng Sơn", symbol="SNgV"
    )
    decision = proposed_decision(department, prose_plan())
    assert decision.power == "GIÁM ĐỐC SỞ NGOẠI VỤ TỈNH LẠNG SƠN"
    assert decision.head.symbol == "QĐ-SNgV"
    assert decision.proposer == "Chánh Văn phòng Sở"
    assert decision.signer.lines == ("GIÁM ĐỐC",)
    assert decider(decision, department) == "Giám đốc Sở Ngoại vụ tỉnh Lạng Sơn"


def test_number_and_day_are_never_taken_from_the_plan():
    head = proposed_decision(office(), prose_plan()).head
    assert (head.number, head.day, head.month, head.year) == ("", None, 2, 2024)


def test_the_plans_bases_follow_the_law_that_gives_the_power():
    plan = load_sample("xa-dai-lanh-2024").plan
    texts = [basis.text for basis in proposed_decision(office(), plan).legal_bases]
    assert texts[0] == "Căn cứ Luật Tổ chức chính quyền địa phương"
    assert texts[1:] == [basis.text for basis in plan.legal_bases]
    cited = table_plan(legal_bases=(LegalBasis(text=f"{texts[0]} ngày 16 tháng 6 năm 2025"),))
    assert len(proposed_decision(office(), cited).legal_bases) == 1


@pytest.mark.parametrize(
    ("name", "year", "proposer"),
    [
        ("UBND xã Đại Lãnh", 2024, ""),
        ("UBND xã Đại Lãnh", 2026, "Trưởng phòng Kinh tế"),
        ("UBND phường Đông Kinh", 2026, "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"),
        ("UBND đặc khu Phú Quý", 2026, "Trưởng phòng Kinh tế"),
    ],
)
def test_a_room_proposes_only_where_communes_have_rooms(name, year, proposer):
    plan = table_plan(year=year)
    assert proposed_decision(replace(office(), name=name), plan).proposer == proposer


def test_a_decision_that_cannot_be_signed_names_what_it_lacks():
    plan = table_plan(signer=Signer(), decision=Decision())
    (problem,) = check_plan(plan, (), ())[:1]
    assert (problem.code, problem.grade) == ("decision.incomplete", Grade.MUST_FIX)
    assert "căn cứ, nội dung các điều, chức vụ hoặc họ tên người ký" in finding(problem)

    whole = table_plan()
    whole = replace(whole, signer=Signer(), decision=proposed_decision(office(), whole))
    codes = {problem.code for problem in check_plan(whole, (), ())}
    assert not codes & {"decision.incomplete", "plan.signer_missing"}


def test_articles_come_back_from_their_text():
    articles = ("Ban hành.", "Giao:\n1. Phòng Kinh tế;\n2. Công an xã.", "Thi hành.")
    assert typed_articles(articles_text(articles)) == articles


def test_an_article_without_a_label_is_still_one():
    assert typed_articles("Ban hành.\n\n Điều 7: Thi hành.") == ("Ban hành.", "Thi hành.")
    assert typed_articles(" \n") == ()


def test_a_label_typed_in_two_code_points_is_a_label():
    assert typed_articles("Đie\u0302\u0300u 1. Một\nĐie\u0302\u0300u 2. Hai") == ("Một", "Hai")
