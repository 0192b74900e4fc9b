from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.plain import plan_lines
from desktop.domain.plan import (
    Actor,
    Column,
    ColumnKind,
    Head,
    LegalBasis,
    Plan,
    Recipient,
    Role,
    SectionKind,
    Signer,
    Target,
    TaskPrint,
)
from desktop.domain.record import new_id
from tests import factories


def lines(**values: object) -> list[str]:
    """The lines of a plan with nothing but what is given."""
    nothing = {"head": Head(), "sections": (), "rules": (), "recipients": (), "signer": Signer()}
    return list(plan_lines(factories.plan(**(nothing | values))))[3:]


def headed(**values: object) -> list[str]:
    return list(plan_lines(factories.plan(head=Head(**values))))


def test_number_and_day_stay_blank_where_they_are_blank() -> None:
    blank = headed(symbol="KH-SNgV", place="Lạng Sơn", month=7, year=2024)
    assert blank[:3] == ["Số: /KH-SNgV", "Lạng Sơn, ngày tháng 7 năm 2024", "KẾ HOẠCH"]


def test_number_and_date_are_written_as_papers_write_them() -> None:
    dated = headed(number="05", symbol="KH-UBND", place="Đại Lãnh", day=5, month=1, year=2025)
    assert dated[:2] == ["Số: 05/KH-UBND", "Đại Lãnh, ngày 05 tháng 01 năm 2025"]


def test_a_date_line_without_a_place_begins_with_the_day() -> None:
    assert headed(month=7, year=2024)[1] == "ngày tháng 7 năm 2024"


def test_the_letterhead_comes_first_and_the_title_keeps_its_lines() -> None:
    head = Head(parent_line="UBND TỈNH X", name_lines=("SỞ Y",), title=("Một", "Hai"))
    found = list(plan_lines(factories.plan(head=head)))
    assert found[:2] == ["UBND TỈNH X", "SỞ Y"]
    assert found[5:7] == ["Một", "Hai"]


def test_legal_bases_keep_their_marks_and_paragraphs_are_lines() -> None:
    bases = (LegalBasis(text="Căn cứ một"), LegalBasis(text="Theo hai", mark="."))
    assert lines(legal_bases=bases, opening=("Trước\nsau",)) == [
        "Căn cứ một;",
        "Theo hai.",
        "Trước",
        "sau",
    ]


def test_the_last_recipient_ends_with_a_full_stop_even_when_named_twice() -> None:
    one = Recipient(name="UBND tỉnh", note="b/c")
    found = lines(
        recipients=(one, Recipient(name="Lưu: VT"), one),
        signer=Signer(lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Họ Tên"),
    )
    assert found == [
        "Nơi nhận:",
        "- UBND tỉnh (b/c);",
        "- Lưu: VT;",
        "- UBND tỉnh (b/c).",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Họ Tên",
    ]


def prose() -> Plan:
    heading = factories.section(label="B.", text="NHIỆM VỤ")
    group = factories.section(
        SectionKind.GROUP, parent_id=heading.id, label="1.", text="Chỉ số một"
    )
    target = Target(
        id=new_id(),
        section_id=group.id,
        position=0,
        label="-",
        lead_in="Chỉ tiêu:",
        text="Đạt từ 6,58 điểm\nTrở lên",
        value=Decimal("6.58"),
    )
    task = factories.task(
        group.id, position=1, label="-", lead_in="Nhiệm vụ:", content="Giao phòng A làm."
    )
    return factories.plan(
        head=Head(),
        sections=(heading, group),
        tasks=(task,),
        targets=(target,),
        task_print=TaskPrint.PROSE,
        columns=(),
        rules=(),
        recipients=(),
        signer=Signer(),
    )


def test_targets_and_prose_tasks_print_their_label_and_lead_in_by_position() -> None:
    plan = prose()
    told = [
        "B. NHIỆM VỤ",
        "1. Chỉ số một",
        "- Chỉ tiêu: Đạt từ 6,58 điểm",
        "Trở lên",
        "- Nhiệm vụ: Giao phòng A làm.",
    ]
    assert list(plan_lines(plan))[3:] == told
    later = replace(plan, targets=(replace(plan.targets[0], position=2),))
    assert list(plan_lines(later))[3:] == [*told[:2], told[4], *told[2:4]]


def tabled(columns: tuple[Column, ...], *, table: bool = True) -> list[str]:
    top = factories.section(SectionKind.TABLE if table else SectionKind.HEADING)
    block = factories.section(
        SectionKind.BLOCK, parent_id=top.id, label="B", text="PGI", header=("STT", "Việc")
    )
    group = factories.section(SectionKind.GROUP, parent_id=block.id, label="I", text="Một\nhai")
    task = factories.task(
        group.id,
        label="1",
        content="Đầu\ncuối",
        lead_in="Việc:",
        actors=(
            Actor(role=Role.LEAD, name="Phòng A"),
            Actor(role=Role.COORDINATE, name="Phòng B"),
        ),
        timing_text="Quý I",
        deliverable_text="Báo cáo",
        note="Gấp",
    )
    return lines(sections=(top, block, group), tasks=(task,), columns=columns)


def test_rows_of_the_table_have_the_chosen_cells_parted_by_tabs() -> None:
    chosen = (
        *(ColumnKind.NUMBER, ColumnKind.CONTENT, ColumnKind.LEAD, ColumnKind.COORDINATE),
        *(ColumnKind.NOTE, ColumnKind.DELIVERABLE),
    )
    columns = tuple(Column(kind=kind, title=kind.value.upper()) for kind in chosen)
    assert tabled(columns) == [
        "NUMBER\tCONTENT\tLEAD\tCOORDINATE\tNOTE\tDELIVERABLE",
        "B\tPGI",
        "STT\tViệc",
        "I\tMột hai",
        "1\tViệc: Đầu cuối\tPhòng A\tPhòng B\tGấp\tBáo cáo",
    ]


def test_a_table_whose_columns_were_never_chosen_has_the_usual_ones() -> None:
    found = tabled(())
    assert found[0].split("\t")[:2] == ["STT", "Nhiệm vụ và giải pháp thực hiện"]
    assert found[-1] == ("1\tViệc: Đầu cuối\tPhòng A chủ trì, phối hợp với Phòng B\tQuý I\tBáo cáo")


def test_groups_of_a_tabled_plan_are_rows_without_a_section_for_the_table_too() -> None:
    assert tabled((), table=False) == tabled(())[1:]
