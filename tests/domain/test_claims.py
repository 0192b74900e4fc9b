"""Sentences whose numbers add up are left alone; those that do not are told with what they give."""

from decimal import Decimal
from time import process_time

import pytest

from desktop.domain.claims import ClaimKind, wrong_claims
from desktop.services.samples import SAMPLES, load_sample

RIGHT = (
    "Phấn đấu đạt từ 6,58 điểm trở lên (tăng 1,74 điểm so với năm 2023 đạt 4,84 điểm)",
    "Phấn đấu đạt từ 5,30 điểm trở lên (tăng 0,55 điểm so với năm 2023 đạt 4,75).",
    "đạt 6,58 điểm, tăng 1,74 điểm so với năm 2023 (4,84 điểm)",
    "đạt 6,58 điểm (tăng 1,74 so với 4,84)",
    "đạt 6.58 điểm (tăng 1.74 điểm so với 4.84 điểm)",
    "đạt 4,14 điểm, giảm 0,36 điểm so với năm 2022 đạt 4,50 điểm",
    "tăng 1,74 điểm (từ 4,84 điểm năm 2023 lên 6,58 điểm năm 2024)",
    "từ 4,84 điểm lên 6,58 điểm, tăng 1,74 điểm",
    "giảm 5% từ 20% xuống còn 15%",
    "tỷ lệ đạt 95%, tăng 5% so với năm 2023 (90%)",
    "tăng 02 bậc so với năm 2022 (từ hạng 15 lên hạng 13)",
    "xếp hạng 13/63, tăng 02 bậc so với năm 2022 (hạng 15/63)",
    "từ hạng 62/63 lên hạng 30, tăng 32 bậc",
    "giảm 03 bậc, từ vị trí thứ 10 xuống vị trí thứ 13",
    "Đến ngày 14/12/2024, 21/33 nhiệm vụ đã thực hiện (63,6%), 07 nhiệm vụ đang thực hiện",
    "đã hoàn thành 21/33 nhiệm vụ, đạt 64%",
    "21/33 nhiệm vụ (63,64%)",
    "33/33 nhiệm vụ (100%)",
    "tổng điểm 17,33 điểm (4,84 + 4,14 + 3,60 + 4,75)",
    "7,49 + 6,37 + 5,92 + 4,43 = 24,20",
    "12 + 9 = 21 nhiệm vụ",
    # What states no claim that can be computed.
    "tăng 1,74 điểm so với năm 2023",
    "Kế hoạch số 163/KH-UBND ngày 12/7/2024; tăng cường công tác lãnh đạo",
    "giai đoạn 2021-2025; cắt giảm 10% thủ tục",
    "(Trọng số 15%)",
    "đạt 1.234 hồ sơ, tăng 234 hồ sơ so với 1.000 hồ sơ",
    "đạt 6,58 điểm. Năm 2023 tăng 0,20 điểm so với năm 2022",
    "phấn đấu tăng ít nhất 01 bậc so với năm 2023",
    "theo Nghị định số 30/2020 (100%)",
    "hoàn thành trước 15/12 đạt 50%",
    "năm 2024 tăng 1,74 điểm so với năm 2023 (4,84 điểm)",
    "đạt 6,58 điểm, tăng 1,74 điểm so với 2023: 4,84",
    "từ 120 lên 180 hồ sơ, tăng 1,5 lần",
    "từ 120 hồ sơ lên 150 hồ sơ, tăng 25%",
    "từ 80 hồ sơ lên 90 hồ sơ, tăng 13%",
    "đạt 98,5%, tăng 3,5 điểm phần trăm so với năm 2023 (95%)",
    "xếp hạng 13, tăng 02 bậc so với năm 2022 (hạng 15)",
    "6,58 điểm, xếp hạng 15, tăng 02 bậc so với năm 2023 (4,84 điểm, hạng 17)",
    "21/33 nhiệm vụ đã hoàn thành, đạt 94,3% kế hoạch",
    "đạt trên 60% (21/33 nhiệm vụ)",
    "21/33 nhiệm vụ (63,63%)",
    "22/26 thủ tục được rút ngắn; 210 phiếu, 94,3% hài lòng",
    "21/33 nhiệm vụ đã thực hiện, 07 nhiệm vụ đang thực hiện, 01 nhiệm vụ quá hạn",
    "21/33 nhiệm vụ đã thực hiện, trong đó 15 nhiệm vụ quá hạn",
    "Tổng điểm PGI đạt 17,33 điểm, gồm: giảm thiểu 4,84 điểm; tuân thủ 4,14 điểm;"
    " xanh 3,60 điểm; chính sách 4,75 điểm.",
    "04 chỉ số thành phần: A (trọng số 25%), B (trọng số 25%), C (trọng số 25%), D (trọng số 25%)",
    "10 chỉ số thành phần, trong đó Chi phí (trọng số 5%), Đất đai (trọng số 10%)",
    "Kết quả chỉ số: 5,92 điểm (tăng 1,08 điểm so với năm 2023: 4,84), chưa đạt chỉ tiêu",
    "3,60 điểm (không đổi so với năm 2023: 3,60)",
)
WRONG = (
    ("đạt từ 6,58 điểm trở lên (tăng 1,47 điểm so với năm 2023 đạt 4,84 điểm)", "1,47", "1,74"),
    ("đạt 6,58 điểm (tăng 1,75 so với 4,84)", "1,75", "1,74"),
    ("đạt 4,14 điểm, tăng 0,36 điểm so với năm 2022 đạt 4,50 điểm", "0,36", "-0,36"),
    ("tăng 1,70 điểm (từ 4,84 điểm năm 2023 lên 6,58 điểm năm 2024)", "1,70", "1,74"),
    ("từ 4,84 điểm lên 6,58 điểm, tăng 1,84 điểm", "1,84", "1,74"),
    ("giảm 6% từ 20% xuống còn 15%", "6", "5"),
    ("tăng 03 bậc so với năm 2022 (từ hạng 15 lên hạng 13)", "3", "2"),
    ("xếp hạng 13/63, giảm 02 bậc so với năm 2022 (hạng 15/63)", "2", "-2"),
    ("từ hạng 62/63 lên hạng 30, tăng 30 bậc", "30", "32"),
    ("đã hoàn thành 21/33 nhiệm vụ, đạt 70%", "70", "64"),
    ("21/33 nhiệm vụ đã thực hiện (66,3%)", "66,3", "63,6"),
    ("tổng điểm 17,50 điểm (4,84 + 4,14 + 3,60 + 4,75)", "17,50", "17,33"),
    ("12 + 9 = 22 nhiệm vụ", "22", "21"),
    ("xếp hạng 13, tăng 03 bậc so với năm 2022 (hạng 15)", "3", "2"),
    ("giảm 02 bậc, từ hạng 10 xuống hạng 13", "2", "3"),
    ("đạt 63,3% (21/33 nhiệm vụ)", "63.3", "63.6"),
    ("từ 120 hồ sơ lên 150 hồ sơ, tăng 20%", "20", "25"),
    ("1/8 hồ sơ (đạt 15%)", "15", "13"),
    ("đạt 98,5%, tăng 2,5% so với năm 2023 (95%)", "2.5", "3.5"),
    ("5,92 điểm (tăng 1,18 điểm so với năm 2023: 4,84), chưa đạt", "1,18", "1,08"),
    (
        "Tổng điểm PGI đạt 17,83 điểm, gồm: giảm thiểu 4,84 điểm; tuân thủ 4,14 điểm;"
        " xanh 3,60 điểm; chính sách 4,75 điểm.",
        "17,83",
        "17,33",
    ),
    ("02 chỉ số: A (trọng số 25%), B (trọng số 70%)", "100", "95"),
    ("24/33 nhiệm vụ đã thực hiện, 07 nhiệm vụ đang làm, 04 nhiệm vụ chưa làm", "33", "35"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_adds_up_or_claims_nothing_is_left_alone(text):
    assert wrong_claims(text) == ()


@pytest.mark.parametrize(("text", "stated", "computed"), WRONG)
def test_what_does_not_add_up_is_told_with_what_the_numbers_give(text, stated, computed):
    (claim,) = wrong_claims(text)
    assert claim.stated == Decimal(stated.replace(",", "."))
    assert claim.computed == Decimal(computed.replace(",", "."))
    assert text[claim.start : claim.end] == claim.quote


def test_kinds_are_told_apart_and_come_in_the_order_of_the_text():
    text = (
        "21/33 nhiệm vụ (66%); tăng 03 bậc (từ hạng 15 lên hạng 13); 2 + 2 = 5;"
        " đạt 6,58 điểm (tăng 1,75 so với 4,84)"
    )
    assert [claim.kind for claim in wrong_claims(text)] == [
        ClaimKind.SHARE,
        ClaimKind.RANK,
        ClaimKind.SUM,
        ClaimKind.CHANGE,
    ]


@pytest.mark.parametrize("sample", SAMPLES)
def test_no_sentence_of_the_three_plans_is_doubted(sample):
    plan = load_sample(sample).plan
    texts = [
        *plan.opening,
        *(section.text for section in plan.sections),
        *(target.text for target in plan.targets),
        *(task.content for task in plan.tasks),
    ]
    assert [claim for text in texts for claim in wrong_claims(text)] == []


def test_places_are_those_of_the_whole_text():
    text = "Dòng một.\nĐạt 21/33 nhiệm vụ (70%)\nDòng ba: 2 + 2 = 5"
    claims = wrong_claims(text)
    assert [text[one.start : one.end] for one in claims] == [one.quote for one in claims]
    assert len(claims) == 2


@pytest.mark.parametrize("unit", ["1+", "tăng 1 ", "từ 1 lên ", "1/2 a", "tổng của a ", "11.111"])
def test_no_text_holds_the_window_up(unit):
    begun = process_time()
    wrong_claims("\n".join([unit * (4_000 // len(unit))] * 5 + [unit * 10_000]))
    assert process_time() - begun < 2
