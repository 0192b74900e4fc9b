"""What a plan's document says."""

from unicodedata import is_normalized, normalize

import pytest
from msgspec.structs import replace

from desktop.domain.layout import Style
from desktop.domain.plan import (
    Emphasis,
    EmphasisKind,
    Head,
    LegalBasis,
    Recipient,
    SectionKind,
    TaskPrint,
)
from desktop.exports.document import BLANK, Paragraph, RowKind, Table
from desktop.exports.head import attached_to, number_line, place_line, recipient_lines
from desktop.exports.plan_paper import build_plan_paper
from tests.exports.paper_records import CREATED, identity, prose_plan, section, table_plan


def paper(plan):
    return build_plan_paper(plan, created=CREATED)


def texts(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table_of(document):
    return next(block for block in document.blocks if isinstance(block, Table))


def test_number_and_day_that_are_not_given_leave_room():
    head = table_plan().head
    assert number_line(head) == f"Số: {BLANK}/KH-UBND"
    assert place_line(head) == f"Đưng K'Nớ, ngày {BLANK} tháng 8 năm 2024"


def test_number_and_day_below_ten_get_a_leading_zero_and_month_three_does_not():
    head = Head(number="5", symbol="KH-SNgV", place="Lạng Sơn", day=5, month=2, year=2026)
    assert number_line(head) == "Số: 05/KH-SNgV"
    assert place_line(head) == "Lạng Sơn, ngày 05 tháng 02 năm 2026"
    assert place_line(replace(head, month=3)) == "Lạng Sơn, ngày 05 tháng 3 năm 2026"
    assert number_line(replace(head, number="163")) == "Số: 163/KH-SNgV"


def test_the_line_under_an_annex_names_its_report():
    head = Head(number="7", symbol="BC-UBND", day=2, month=1, year=2025)
    assert attached_to("Báo cáo", head, "UBND xã") == (
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 02 tháng 01 năm 2025 của UBND xã)"
    )


def test_recipients_end_with_semicolons_and_the_last_with_a_full_stop():
    recipients = (Recipient(name="UBND tỉnh", note="b/c"), Recipient(name="Lưu: VT"))
    assert recipient_lines(recipients) == ("- UBND tỉnh (b/c);", "- Lưu: VT.")
    assert recipient_lines(recipients, answers=True)[0] == "- Như trên;"
    assert recipient_lines(()) == ()


def test_bases_are_italic_and_keep_their_marks():
    blocks = paper(table_plan()).blocks[:2]
    assert [(block.style, block.text[-1]) for block in blocks] == [
        (Style.BASIS, ";"),
        (Style.BASIS, "."),
    ]


def test_a_mark_typed_with_a_basis_is_printed_once():
    typed = ("Căn cứ Luật Đầu tư;", "Căn cứ Nghị quyết số 02/NQ-CP.", " ", "Xét đề nghị;")
    plan = table_plan(legal_bases=tuple(LegalBasis(text=text) for text in typed))
    assert texts(paper(plan))[:4] == [
        "Căn cứ Luật Đầu tư;",
        "Căn cứ Nghị quyết số 02/NQ-CP;",
        "Xét đề nghị.",
        "UBND xã xây dựng Kế hoạch như sau:",
    ]
    lines = [row.cells[1] for row in paper(plan).sheets[0].table.rows]
    assert lines[:3] == texts(paper(plan))[:3]
    going_on = (LegalBasis(text="Căn cứ Luật"), LegalBasis(text="Theo đề nghị của", mark=","))
    assert texts(paper(table_plan(legal_bases=going_on)))[:2] == [
        "Căn cứ Luật;",
        "Theo đề nghị của,",
    ]


def aims(*told):
    """Return the texts that a paper prints of targets typed into the grid, with what follows."""
    goals = section("goals", SectionKind.HEADING, "1.", "Mục tiêu")
    first = prose_plan().targets[0]
    targets = [
        replace(first, id=identity(text), section_id=goals.id, position=n, lead_in="", text=text)
        for n, text in enumerate(told)
    ]
    after = section("after", SectionKind.PARAGRAPH, "-", "Cuối cùng./.", position=1)
    plan = table_plan(sections=(goals, after), tasks=(), targets=tuple(targets), legal_bases=())
    return texts(paper(plan))[2:-1]


def test_targets_typed_without_a_mark_get_that_of_their_list():
    assert aims("PGI từ 26 điểm", "PCI từ 68 điểm") == ["- PGI từ 26 điểm;", "- PCI từ 68 điểm."]
    assert aims("Hạng 10;", "Hạng 5 (tăng)") == ["- Hạng 10;", "- Hạng 5 (tăng)."]
    assert aims("PGI từ 26 điểm", "PCI từ 68 điểm.") == ["- PGI từ 26 điểm.", "- PCI từ 68 điểm."]


def test_the_target_of_a_source_with_its_lead_in_stays_without_a_mark():
    plan = prose_plan()
    bare = replace(plan.targets[0], text="Đạt 6,11 điểm (tăng 1,97)")
    printed = texts(paper(replace(plan, targets=(bare,))))
    assert "- Chỉ tiêu: Đạt 6,11 điểm (tăng 1,97)" in printed


@pytest.mark.parametrize("last", ["Các ban ngành thực hiện", "Xong.", "Xong;", "Xong./", "Xong./."])
def test_the_last_sentence_of_a_plan_ends_the_text_once(last):
    plan = table_plan()
    *others, final = plan.sections
    printed = texts(paper(replace(plan, sections=(*others, replace(final, text=last)))))
    assert printed[-1] == f"1. {last.rstrip('./;')}./."
    assert paper(plan).blocks[-1].text.count("./.") == 1


def test_the_end_of_a_text_stays_outside_emphasis_that_is_only_its_mark():
    plan = table_plan()
    *others, final = plan.sections
    stretch = Emphasis(start=4, end=5, kind=EmphasisKind.BOLD)
    final = replace(final, text="Xong.", emphasis=(stretch,))
    last = paper(replace(plan, sections=(*others, final))).blocks[-1]
    assert [(run.text, run.bold) for run in last.runs] == [("1. ", False), ("Xong./.", False)]


def test_a_plan_that_ends_in_a_table_or_a_heading_ends_on_a_line_of_its_own():
    plan = table_plan()
    tabled = tuple(
        one
        for one in plan.sections
        if not one.label.startswith("III") and one.id != identity("III.1")
    )
    for sections in (tabled, plan.sections[:-1]):
        document = paper(replace(plan, sections=sections))
        assert document.blocks[-1].text == "./."
    assert isinstance(paper(replace(plan, sections=tabled)).blocks[-2], Table)


def test_emphasis_becomes_runs_and_no_word_is_lost():
    block = next(block for block in paper(table_plan()).blocks if "Chủ đề" in block.text)
    assert block.text == "- Chủ đề năm là “Quản trị và Điều hành”."
    assert [run.text for run in block.runs if run.italic] == ["Quản trị và Điều hành"]


def test_labels_and_case_stay_as_the_source_has_them():
    assert "đ) Tăng cường kỷ luật." in texts(paper(table_plan()))
    assert "B. NHIỆM VỤ, GIẢI PHÁP" in texts(paper(prose_plan()))


def test_headings_take_their_level_from_the_label():
    styles = {block.text[:3]: block.style for block in paper(table_plan()).blocks[3:6]}
    assert styles == {
        "I. ": Style.HEADING_1,
        "1. ": Style.HEADING_2,
        "- C": Style.BODY,
    }


def test_the_task_table_has_block_group_and_repeated_head_rows():
    kinds = [(row.kind, row.cells[0]) for row in table_of(paper(table_plan())).rows]
    assert kinds == [
        (RowKind.GROUP, "I"),
        (RowKind.DATA, "1"),
        (RowKind.DATA, "2"),
        (RowKind.GROUP, "B"),
        (RowKind.HEAD, "STT"),
        (RowKind.GROUP, "I"),
        (RowKind.DATA, "1"),
    ]


def test_a_label_too_long_for_the_first_column_stands_before_the_text():
    plan = table_plan()
    sections = tuple(
        replace(section, label="VI Chỉ số", text="Cạnh tranh") if section.label == "B" else section
        for section in plan.sections
    )
    rows = table_of(paper(replace(plan, sections=sections))).rows
    assert ("", "VI Chỉ số Cạnh tranh") in [row.cells for row in rows]


def test_prose_tasks_and_targets_are_printed_as_they_were_written():
    assert texts(paper(prose_plan()))[-2:] == [
        "- Chỉ tiêu: Phấn đấu đạt từ 6,11 điểm trở lên"
        " (tăng 1,97 điểm so với năm 2023 đạt 4,14 điểm).",
        "- Nhiệm vụ: Giao Văn phòng Sở chủ trì tuyên truyền Luật Bảo vệ môi trường./.",
    ]


def test_table_tasks_printed_as_prose_keep_what_only_the_cells_say():
    told = texts(paper(table_plan(task_print=TaskPrint.PROSE)))
    assert (
        "1 Niêm yết công khai thủ tục hành chính tại Bộ phận một cửa;"
        " (Nhiệm vụ thường xuyên; Báo cáo định kỳ)" in told
    )


def test_text_comes_out_in_nfc_without_control_marks():
    plan = table_plan(opening=(normalize("NFD", "Chỉ số\x07 Đại Lãnh\ud800"),))
    document = paper(plan)
    assert "Chỉ số Đại Lãnh" in texts(document)
    assert all(is_normalized("NFC", text) for text in texts(document))


def test_the_workbook_holds_every_task_and_typed_targets():
    sheets = {sheet.name: sheet.table for sheet in paper(prose_plan()).sheets}
    assert list(sheets) == ["Kế hoạch", "Nhiệm vụ", "Chỉ tiêu"]
    (target,) = sheets["Chỉ tiêu"].rows
    assert [cell.text for cell in target.cells if not isinstance(cell, str)] == [
        "1",
        "6,11",
        "4,14",
        "2023",
        "1,97",
        "1,97",
    ]
    tasks = [row.cells for row in sheets["Nhiệm vụ"].rows if row.kind is RowKind.DATA]
    assert len(tasks) == 1
    groups = [row.cells for row in sheets["Nhiệm vụ"].rows if row.kind is RowKind.GROUP]
    assert groups == [("1.", "Chỉ số “Đảm bảo tuân thủ”")]


def test_a_plan_without_targets_has_no_sheet_for_them():
    assert [sheet.name for sheet in paper(table_plan(targets=())).sheets] == [
        "Kế hoạch",
        "Nhiệm vụ",
    ]


def test_a_sheet_has_dots_where_the_paper_leaves_room():
    plan = table_plan()
    (_, reference, _) = paper(plan).sheets[0].heading
    place = plan.head.place
    assert reference == f"Số: …/KH-UBND, {place}, ngày … tháng 8 năm 2024"


def test_an_empty_plan_is_still_a_paper():
    plan = table_plan(sections=(), tasks=(), legal_bases=(), opening=(), recipients=())
    assert paper(plan).blocks == ()
