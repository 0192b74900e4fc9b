"""What a periodic report says."""

import re
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from desktop.domain.layout import Style
from desktop.domain.outline import Outline
from desktop.domain.report import Part, PartKey
from desktop.domain.result import Result, ResultStatus
from desktop.exports.document import Figure, Paragraph, RowKind, cell_words
from desktop.exports.period_paper import ILLUSTRATIVE
from desktop.exports.period_tables import task_results
from desktop.exports.period_targets import target_table
from tests import factories
from tests.exports.paper_records import (
    identity,
    office,
    papers,
    prose_plan,
    prose_report,
    report,
    result,
    score,
    table_plan,
    table_report,
    table_results,
    year_period,
)


def texts(document, style=None):
    return [
        block.text
        for block in document.blocks
        if isinstance(block, Paragraph) and style in {None, block.style}
    ]


def test_parts_are_numbered_in_order_and_empty_ones_are_left_out():
    assert texts(table_report(), Style.HEADING_1) == [
        "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. ĐÁNH GIÁ CHUNG",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI",
    ]


def test_what_the_clerk_wrote_replaces_the_draft():
    plan = table_plan()
    parts = (Part(key=PartKey.RESULTS, text="Viết tay."), Part(key=PartKey.NEXT, text=""))
    told = texts(table_report(plan=plan, report=report(plan, parts=parts)))
    assert "Viết tay." in told
    assert not [line for line in told if line.startswith("Đến ngày")]
    assert not [line for line in told if "PHƯƠNG HƯỚNG" in line]


@pytest.mark.parametrize(("content", "text"), [(400, 20), (20, 400)])
def test_the_longer_texts_of_the_annex_get_the_wider_column(content, text):
    plan = table_plan()
    tasks = tuple(replace(task, content="chữ " * content) for task in plan.tasks)
    results = {
        task.id: replace(result(plan, 0, ResultStatus.DONE), task_id=task.id, text="chữ " * text)
        for task in tasks
    }
    shares = {
        column.title: column.share
        for column in task_results(Outline(replace(plan, tasks=tasks)), results).columns
    }
    tasks_share, results_share = shares["Nhiệm vụ"], shares["Kết quả thực hiện"]
    assert (tasks_share > results_share) is (content > text)
    assert shares["Khó khăn, vướng mắc"] == 24
    assert max(tasks_share, results_share) > 60


def test_sample_results_say_so_in_body_and_annex_and_real_ones_do_not():
    sample, real = table_report(), table_report(illustrative=False)
    assert texts(sample, Style.NOTICE) == [ILLUSTRATIVE]
    assert sample.annexes[0].blocks[0].text == ILLUSTRATIVE
    assert ILLUSTRATIVE not in texts(real)
    assert [one.text for one in real.annexes[0].blocks if isinstance(one, Paragraph)] == ["./."]


def test_a_report_answers_its_addressee():
    closing = table_report().closing
    assert closing.recipients[0] == "- Như trên;"
    plan = table_plan()
    alone = table_report(report=report(plan, addressees=()))
    assert alone.closing.recipients[0] != "- Như trên;"
    assert (
        texts(alone)[-1] == "Trên đây là kết quả thực hiện Kế hoạch trong năm 2024"
        " của Ủy ban nhân dân xã Đưng K'Nớ./."
    )


def test_an_office_at_the_end_of_the_plans_title_is_not_named_again_in_the_opening():
    plan, issuer = table_plan(), replace(office(), name="Sở Ngoại vụ tỉnh Lạng Sơn")
    for owner, about in (("Sở Ngoại vụ", ""), ("Sở Tư pháp", " của Sở Tư pháp")):
        title = ("Cải thiện chỉ số xanh", f"của {owner}")
        named = replace(plan, head=replace(plan.head, title=title))
        opening = texts(table_report(plan=named, office=issuer))[1]
        assert f"về cải thiện chỉ số xanh{about}, Sở Ngoại vụ tỉnh Lạng Sơn báo cáo" in opening


def test_the_opening_leaves_dots_for_a_number_and_day_that_are_not_given():
    opening = next(line for line in texts(table_report()) if line.startswith("Thực hiện Kế hoạch"))
    assert opening.startswith(
        "Thực hiện Kế hoạch số …/KH-UBND ngày … tháng 8 năm 2024 của Ủy ban nhân dân xã Đưng K'Nớ"
    )
    january = table_plan()
    january = replace(january, head=replace(january.head, month=1))
    assert "ngày … tháng 01 năm 2024" in texts(table_report(plan=january))[1]
    given = next(line for line in texts(prose_report()) if line.startswith("Thực hiện"))
    assert given.startswith("Thực hiện Kế hoạch số 05/KH-SNgV ngày 05/02/2024 của Sở Ngoại vụ về")


def test_one_annex_has_no_number_and_two_have_roman_ones():
    assert [annex.heading for annex in table_report().annexes] == ["Phụ lục"]
    assert [annex.heading for annex in prose_report().annexes] == ["Phụ lục I", "Phụ lục II"]


@pytest.mark.parametrize("own_words", [False, True])
@pytest.mark.parametrize("evidence", ["", "Báo cáo tổng kết"])
@pytest.mark.parametrize("value", [None, "6.20"])
def test_the_body_points_to_every_annex_and_each_one_ends_as_a_text_does(
    value, evidence, own_words
):
    plan = replace(prose_plan(), targets=())
    done = result(plan, 0, ResultStatus.DONE, text="Xong", evidence=evidence)
    parts = (Part(key=PartKey.RESULTS, text="Chi tiết tại Phụ lục kèm theo."),)
    document = table_report(
        plan=plan,
        period=year_period(plan),
        results={done.task_id: done},
        measures=(score(plan, value),) if value else (),
        report=report(plan, parts=parts if own_words else ()),
    )
    body = "\n".join(texts(document))
    assert len(document.annexes) == 1 + bool(value) + bool(evidence)
    for annex in document.annexes:
        assert re.search(rf"{annex.heading}(?! [IVX])\b", body), annex.heading
        assert annex.blocks[-1].text == "./."


def test_the_annex_of_evidence_lists_what_proves_the_tasks():
    plan = table_plan()
    results = table_results(plan)
    first = plan.tasks[0]
    results[first.id] = replace(results[first.id], evidence="Báo cáo số 12/BC-UBND\nBiên bản")
    document = table_report(results=results)
    annex = document.annexes[-1]
    assert (annex.heading, annex.title) == (
        "Phụ lục II",
        "DANH MỤC VĂN BẢN, SẢN PHẨM MINH CHỨNG NĂM 2024",
    )
    (row,) = [row for row in annex.blocks[-2].rows if row.kind is RowKind.DATA]
    assert [cell_words(cell) for cell in row.cells] == [
        "1",
        first.content,
        "Báo cáo số 12/BC-UBND\nBiên bản",
    ]
    assert [sheet.name for sheet in document.sheets] == ["Tổng hợp", "Nhiệm vụ", "Minh chứng"]


def test_a_plan_without_tasks_has_no_annex_of_tasks():
    plan = replace(table_plan(), tasks=())
    assert table_report(plan=plan, results={}).annexes == ()


@pytest.mark.parametrize("count", [1, 300])
def test_general_tasks_alone_fill_the_annex_whatever_their_number(count):
    plan = prose_plan()
    general = replace(plan.tasks[0], component_ids=())
    many = tuple(
        replace(general, id=UUID(int=number + 1), position=number, label="")
        for number in range(count)
    )
    plan = replace(plan, tasks=many, targets=())
    long = "Đã niêm yết công khai. " * 900
    one = Result(
        id=UUID(int=999),
        period_id=year_period(plan).id,
        task_id=many[0].id,
        status=ResultStatus.DONE,
        text=long,
    )
    document = table_report(
        plan=plan, period=year_period(plan), results={one.task_id: one}, report=report(plan)
    )
    rows = [row for row in document.annexes[0].blocks[-2].rows if row.kind is RowKind.DATA]
    assert [row.cells[0].value for row in rows] == list(range(1, count + 1))
    assert max(len(cell_words(cell)) for cell in rows[0].cells) > 20_000


def test_a_code_keeps_its_leading_zeros():
    plan = table_plan()
    coded = replace(plan, tasks=(replace(plan.tasks[0], label="007"), *plan.tasks[1:]))
    rows = table_report(plan=coded).sheets[1].table.rows
    assert "007" in [row.cells[0] for row in rows]


def test_the_annex_of_tasks_shows_every_task_with_its_status():
    table = table_report().annexes[0].blocks[-2]
    rows = [row.cells for row in table.rows if row.kind is RowKind.DATA]
    assert [cells[4] for cells in rows] == ["Đã thực hiện", "Quá hạn", "Chưa có kết quả"]
    assert rows[0][5].text == "100%"
    assert rows[0][6] == "Đã niêm yết 100% thủ tục.\n312 hồ sơ"


def test_the_annex_has_no_column_for_what_no_task_says():
    plan = table_plan()
    bare = tuple(replace(task, actors=(), actors_text="", timing_text="") for task in plan.tasks)
    document = table_report(plan=replace(plan, tasks=bare))
    whole = table_report().annexes[0].blocks[-2]
    table = document.annexes[0].blocks[-2]
    left_out = {"Chủ trì", "Thời gian thực hiện"}
    titles = [column.title for column in whole.columns]
    assert [column.title for column in table.columns] == [
        title for title in titles if title not in left_out
    ]
    assert [row.cells[2] for row in table.rows if row.kind is RowKind.DATA] == [
        "Đã thực hiện",
        "Quá hạn",
        "Chưa có kết quả",
    ]


def test_only_a_report_with_figures_has_a_sheet_of_targets():
    assert [sheet.name for sheet in table_report().sheets] == ["Tổng hợp", "Nhiệm vụ"]
    assert [sheet.name for sheet in prose_report().sheets][-1] == "Chỉ tiêu"


def test_the_annex_of_targets_compares_result_with_target_and_baseline():
    (row,) = prose_report().annexes[1].blocks[-2].rows
    shown = [cell.text if isinstance(cell, Figure) else cell for cell in row.cells]
    assert shown == ["1", "Chỉ số “Đảm bảo tuân thủ”", "4,14", "6,11", "6,20", "+2,06", "Đạt"]


def test_a_target_for_one_total_is_not_judged_by_the_total_of_another_set():
    plan = prose_plan()
    ours, theirs = identity("framework"), identity("another framework")
    aim = replace(
        plan.targets[0], framework_id=ours, component_id=None, value=Decimal(26), baseline=None
    )
    total = replace(score(plan, "27"), component_id=None)
    other = replace(total, id=identity("other total"), framework_id=theirs, value=Decimal(67))
    sets = (factories.framework(id=theirs, short_name="PCI"),)
    plan = replace(plan, targets=(aim,))
    table = target_table(Outline(plan), year_period(plan), (other, total), sets)
    shown = [
        [cell.text if isinstance(cell, Figure) else cell for cell in row.cells][1:]
        for row in table.rows
    ]
    assert shown == [
        ["Tổng điểm", "", "26,00", "27,00", "", "Đạt"],
        ["Tổng điểm PCI", "", "", "67,00", "", ""],
    ]


def test_an_issued_number_is_printed_and_a_blank_one_leaves_room():
    plan = table_plan()
    head = replace(report(plan).head, number="9", day=3)
    document = table_report(report=report(plan, head=head))
    assert document.letterhead.number_line == "Số: 09/BC-UBND"
    assert "số 09/BC-UBND ngày 03 tháng 12 năm 2024" in document.annexes[0].note


def test_every_paper_names_itself():
    assert {name: paper.type_name for name, paper in papers().items()} == {
        "ke-hoach-bang": "KẾ HOẠCH",
        "ke-hoach-loi-van": "KẾ HOẠCH",
        "bao-cao-bang": "BÁO CÁO",
        "bao-cao-loi-van": "BÁO CÁO",
        "quyet-dinh": "QUYẾT ĐỊNH",
        "cong-van": "",
        "cong-van-phu-luc": "",
        "phieu-giao": "PHIẾU GIAO NHIỆM VỤ",
        "so-sanh": "BẢNG SO SÁNH",
        "tom-tat": "TÓM TẮT",
    }
