"""Small plans and one period, made by hand: a table plan, a prose plan, results."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from msgspec.structs import replace

from desktop.domain.decision import proposed_decision
from desktop.domain.layout import ND30
from desktop.domain.narrative import report_title
from desktop.domain.office import Office, OfficeKind
from desktop.domain.outline import Outline
from desktop.domain.period import Period
from desktop.domain.plan import (
    Actor,
    Emphasis,
    EmphasisKind,
    Frequency,
    Head,
    LegalBasis,
    Plan,
    Recipient,
    Role,
    Section,
    SectionKind,
    Signer,
    Target,
    Task,
    TaskPrint,
    TimingKind,
)
from desktop.domain.report import Part, PartKey, Report
from desktop.domain.result import Measure, MeasureKind, Result, ResultStatus
from desktop.domain.unit_sheets import UnitTasks, tasks_by_unit
from desktop.exports.comparison_paper import build_comparison_paper
from desktop.exports.decision_paper import build_decision_paper
from desktop.exports.document import Document
from desktop.exports.period_facts import PeriodFacts
from desktop.exports.period_paper import PeriodPaper
from desktop.exports.plan_paper import build_plan_paper
from desktop.exports.reminder_paper import ReminderPaper
from desktop.exports.summary_paper import SummaryPaper
from desktop.exports.unit_sheets_paper import UnitSheetsPaper

CREATED = date(2024, 12, 16)
_ROOT = UUID("6f1c2d3e-0000-4000-8000-000000000001")


def identity(name: str) -> UUID:
    return uuid5(_ROOT, name)


def section(name: str, kind: SectionKind, label: str, text: str, **values: object) -> Section:
    return Section(id=identity(name), kind=kind, label=label, text=text, **values)


def office() -> Office:
    return Office(
        id=identity("office"),
        kind=OfficeKind.COMMITTEE,
        name="UBND xã Đưng K'Nớ",
        name_lines=("ỦY BAN NHÂN DÂN", "XÃ ĐƯNG K'NỚ"),
        symbol="UBND",
        place="Đưng K'Nớ",
        superior="Ủy ban nhân dân tỉnh Lâm Đồng",
    )


def table_plan(**values: object) -> Plan:
    """Like a commune's plan: bases, headings, a task table with a block, no number, no day."""
    heading, paragraph = SectionKind.HEADING, SectionKind.PARAGRAPH
    table, group, block = SectionKind.TABLE, SectionKind.GROUP, SectionKind.BLOCK
    columns = ("STT", "Nhiệm vụ và giải pháp", "Cơ quan thực hiện", "Thời gian", "Sản phẩm")
    told = "Chủ đề năm là “Quản trị và Điều hành”."
    sections = (
        section("I", heading, "I.", "Mục tiêu, yêu cầu:", position=1),
        section("I.1", heading, "1.", "Mục tiêu:", parent_id=identity("I"), position=1),
        section(
            "I.1.-",
            paragraph,
            "-",
            told,
            parent_id=identity("I.1"),
            position=1,
            emphasis=(Emphasis(start=15, end=36, kind=EmphasisKind.ITALIC),),
        ),
        section("đ", paragraph, "đ)", "Tăng cường kỷ luật.", parent_id=identity("I"), position=2),
        section("II", heading, "II.", "Nhiệm vụ cụ thể:", position=2),
        section("table", table, "", "", parent_id=identity("II"), position=1),
        section(
            "g1",
            group,
            "I",
            "Chỉ số Gia nhập thị trường (Trọng số 5%)",
            parent_id=identity("table"),
            position=1,
        ),
        section(
            "B",
            block,
            "B",
            "CHỈ SỐ XANH CẤP TỈNH (PGI)",
            parent_id=identity("table"),
            position=2,
            header=columns,
        ),
        section(
            "g2",
            group,
            "I",
            "Giảm thiểu ô nhiễm (Trọng số 25%)",
            parent_id=identity("B"),
            position=1,
        ),
        section("III", heading, "III.", "Tổ chức, thực hiện:", position=3),
        section("III.1", paragraph, "1.", "Các ban ngành thực hiện./.", parent_id=identity("III")),
    )
    given = {
        "id": identity("plan"),
        "series_id": identity("plan"),
        "year": 2024,
        "head": Head(
            name_lines=("ỦY BAN NHÂN DÂN", "XÃ ĐƯNG K'NỚ"),
            symbol="KH-UBND",
            place="Đưng K'Nớ",
            month=8,
            year=2024,
            title=("Về cải thiện và nâng cao Chỉ số PCI và Chỉ số PGI trong năm 2024",),
        ),
        "legal_bases": (
            LegalBasis(text="Căn cứ Quyết định số 1814/QĐ-UBND ngày 09/7/2024"),
            LegalBasis(text="Thực hiện Kế hoạch số 2914/KH-UBND ngày 26/7/2024", mark="."),
        ),
        "opening": ("UBND xã xây dựng Kế hoạch như sau:",),
        "sections": sections,
        "tasks": tuple(_table_tasks()),
        "recipients": (
            Recipient(name="UBND tỉnh", note="b/c"),
            Recipient(name="Các công chức"),
            Recipient(name="Lưu: VT, VP"),
        ),
        "signer": Signer(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), name="Ksơr K'Bảo"),
    }
    return Plan(**(given | values))


def _table_tasks() -> list[Task]:
    contents = (
        ("g1", "1", "Niêm yết công khai thủ tục hành chính tại Bộ phận một cửa;"),
        ("g1", "2", "Đấu thầu qua mạng.\nBảo đảm công khai, minh bạch."),
        ("g2", "1", "Thu gom rác thải sinh hoạt trên địa bàn xã."),
    )
    return [
        Task(
            id=identity(f"task {place}"),
            section_id=identity(group),
            position=place,
            label=label,
            content=content,
            actors=(Actor(role=Role.LEAD, name="Công chức Địa chính – Xây dựng"),),
            timing=TimingKind.ROUTINE,
            timing_text="Nhiệm vụ thường xuyên",
            deliverable_text="Báo cáo định kỳ",
        )
        for place, (group, label, content) in enumerate(contents, 1)
    ]


def prose_plan(**values: object) -> Plan:
    """Like a department's plan: parent line, capitals, prose tasks, targets with baseline."""
    sections = (
        section("pB", SectionKind.HEADING, "B.", "NHIỆM VỤ, GIẢI PHÁP", position=1),
        section(
            "p1",
            SectionKind.GROUP,
            "1.",
            "Chỉ số “Đảm bảo tuân thủ”",
            parent_id=identity("pB"),
            component_id=identity("component"),
        ),
    )
    target = Target(
        id=identity("target"),
        section_id=identity("p1"),
        position=1,
        label="-",
        lead_in="Chỉ tiêu:",
        text="Phấn đấu đạt từ 6,11 điểm trở lên (tăng 1,97 điểm so với năm 2023 đạt 4,14 điểm).",
        component_id=identity("component"),
        value=Decimal("6.11"),
        baseline=Decimal("4.14"),
        baseline_year=2023,
        stated_delta=Decimal("1.97"),
    )
    task = Task(
        id=identity("prose task"),
        section_id=identity("p1"),
        position=2,
        label="-",
        lead_in="Nhiệm vụ:",
        content="Giao Văn phòng Sở chủ trì tuyên truyền Luật Bảo vệ môi trường./.",
        actors=(Actor(role=Role.LEAD, name="Văn phòng Sở"),),
    )
    given = {
        "id": identity("prose"),
        "series_id": identity("prose"),
        "year": 2024,
        "head": Head(
            parent_line="UBND TỈNH LẠNG SƠN",
            name_lines=("SỞ NGOẠI VỤ",),
            number="5",
            symbol="KH-SNgV",
            place="Lạng Sơn",
            day=5,
            month=2,
            year=2024,
            title=("Cải thiện, nâng cao chỉ số xanh cấp tỉnh (PGI) năm 2024",),
        ),
        "sections": sections,
        "tasks": (task,),
        "targets": (target,),
        "recipients": (Recipient(name="Lưu: VT"),),
        "signer": Signer(lines=("GIÁM ĐỐC",), name="Trần Thị Ví Dụ"),
        "task_print": TaskPrint.PROSE,
    }
    return Plan(**(given | values))


def year_period(plan: Plan) -> Period:
    return Period(
        id=identity(f"period of {plan.id}"),
        plan_id=plan.id,
        frequency=Frequency.YEAR,
        label="Năm 2024",
        year=2024,
        index=1,
        data_from=date(2023, 12, 15),
        data_to=date(2024, 12, 14),
    )


def result(plan: Plan, number: int, status: ResultStatus, **values: object) -> Result:
    task = plan.tasks[number]
    return Result(
        id=identity(f"result {task.id}"),
        period_id=year_period(plan).id,
        task_id=task.id,
        status=status,
        **values,
    )


def score(plan: Plan, value: str) -> Measure:
    return Measure(
        id=identity(f"score {value}"),
        plan_id=plan.id,
        framework_id=identity("framework"),
        component_id=identity("component"),
        period_id=year_period(plan).id,
        kind=MeasureKind.RESULT,
        year=2024,
        value=Decimal(value),
    )


def report(plan: Plan, **values: object) -> Report:
    given = {
        "id": identity(f"report {plan.id}"),
        "plan_id": plan.id,
        "period_id": year_period(plan).id,
        "head": Head(
            parent_line=plan.head.parent_line,
            name_lines=plan.head.name_lines,
            type_name="BÁO CÁO",
            symbol="BC-UBND",
            place=plan.head.place,
            month=12,
            year=2024,
            title=(report_title(plan, year_period(plan)),),
        ),
        "addressees": ("Ủy ban nhân dân tỉnh Lâm Đồng",),
        "recipients": plan.recipients[-2:],
        "signer": plan.signer,
    }
    return Report(**(given | values))


def table_results(plan: Plan) -> dict[UUID, Result]:
    done = result(
        plan,
        0,
        ResultStatus.DONE,
        progress=100,
        text="Đã niêm yết 100% thủ tục.",
        figures="312 hồ sơ",
    )
    late = result(
        plan,
        1,
        ResultStatus.OVERDUE,
        progress=60,
        difficulty="Thiếu cán bộ chuyên trách",
        next_step="Bố trí thêm cán bộ",
    )
    return {done.task_id: done, late.task_id: late}


def table_report(**values: object) -> Document:
    plan = table_plan()
    given = {
        "office": office(),
        "plan": plan,
        "period": year_period(plan),
        "results": table_results(plan),
        "measures": (),
        "report": report(plan),
        "illustrative": True,
    }
    return PeriodPaper(PeriodFacts(**(given | values))).document(created=CREATED)


def prose_report() -> Document:
    plan = prose_plan()
    texts = (Part(key=PartKey.PROPOSALS, text="1. Về kinh phí\nĐề nghị cấp kinh phí."),)
    done = result(plan, 0, ResultStatus.DONE, progress=100, text="Đã tổ chức 02 hội nghị")
    department = replace(office(), name="Sở Ngoại vụ", symbol="SNgV")
    return PeriodPaper(
        PeriodFacts(
            office=department,
            plan=plan,
            period=year_period(plan),
            results={done.task_id: done},
            measures=(score(plan, "6.20"),),
            report=report(plan, parts=texts, addressees=("UBND tỉnh", "Sở Tài chính")),
        )
    ).document(created=CREATED)


def comparison() -> Document:
    plan = table_plan()
    first, *others, last = plan.tasks
    edited = replace(first, timing_text="Trước ngày 30/9/2024")
    added = replace(last, id=UUID(int=77), content="Công khai quy hoạch tại trụ sở", label="9")
    revised = replace(plan, revision=2, tasks=(edited, *others, last, added))
    return build_comparison_paper(plan, revised, created=CREATED)


def decision_paper(**values: object) -> Document:
    """Return the table plan under the Quyết định that its office would propose."""
    plan = table_plan()
    decided = replace(proposed_decision(office(), plan), **values)
    return build_decision_paper(plan, decided, office(), created=CREATED)


def reminder(plan: Plan | None = None, **values: object) -> Document:
    """Return the letter of the year; of the table plan one task is done, one late, one silent."""
    plan = plan or table_plan()
    given = {
        "office": office(),
        "plan": plan,
        "period": year_period(plan),
        "results": table_results(plan) if len(plan.tasks) > 1 else {},
        "report": report(plan),
    }
    return ReminderPaper(PeriodFacts(**(given | values))).document(created=CREATED)


def shared_plan() -> Plan:
    """Return the table plan with tasks of two units, one of which takes part in the other's."""
    plan = table_plan()
    police, land = "Công an xã", "công chức Địa chính – Xây dựng"
    roles = (
        ((Role.LEAD, police), (Role.COORDINATE, land)),
        ((Role.LEAD, land),),
        ((Role.LEAD, land), (Role.COORDINATE, police)),
    )
    tasks = tuple(
        replace(
            task, actors_text="", actors=tuple(Actor(role=role, name=name) for role, name in own)
        )
        for task, own in zip(plan.tasks, roles, strict=True)
    )
    return replace(plan, tasks=tasks)


def unit_sheets(plan: Plan | None = None, units: tuple[UnitTasks, ...] = ()) -> Document:
    """Return the sheets of tasks of every unit of the table plan, or of those given."""
    plan = plan or table_plan()
    units = units or tasks_by_unit(Outline(plan))
    return UnitSheetsPaper(plan, office(), units).document(created=CREATED)


def long_plan(count: int = 14) -> Plan:
    """Return the table plan with many tasks of two units."""
    plan = table_plan()
    units = ("Công an xã", "Công chức Tư pháp – Hộ tịch")
    tasks = tuple(
        replace(
            plan.tasks[place % 3],
            id=identity(f"long {place}"),
            position=place,
            actors=(Actor(role=Role.LEAD, name=units[place % 2]),),
        )
        for place in range(count)
    )
    return replace(plan, tasks=tasks)


def summary(tasks: int = 3) -> Document:
    """The summary of a plan with that many tasks; each third is done, each fourth overdue."""
    plan = table_plan()
    first = plan.tasks[0]
    many = tuple(
        replace(first, id=UUID(int=place + 1), label=str(place + 1), position=place)
        for place in range(tasks)
    )
    plan = replace(plan, tasks=many)
    statuses = (ResultStatus.DONE, ResultStatus.DOING, None, ResultStatus.OVERDUE)
    results = {}
    for place, task in enumerate(many):
        status = statuses[place % 4]
        if status is not None:
            made = result(plan, place, status, progress=None, text="Đã làm")
            results[task.id] = made
    return SummaryPaper(
        PeriodFacts(
            office=office(),
            plan=plan,
            period=year_period(plan),
            results=results,
            measures=(),
            report=report(plan),
        )
    ).document(ND30, created=CREATED)


def papers() -> dict[str, Document]:
    return {
        "ke-hoach-bang": build_plan_paper(table_plan(), created=CREATED),
        "ke-hoach-loi-van": build_plan_paper(prose_plan(), created=CREATED),
        "bao-cao-bang": table_report(),
        "bao-cao-loi-van": prose_report(),
        "quyet-dinh": decision_paper(proposer="Trưởng phòng Kinh tế"),
        "cong-van": reminder(),
        "cong-van-phu-luc": reminder(long_plan(), illustrative=True),
        "phieu-giao": unit_sheets(shared_plan()),
        "so-sanh": comparison(),
        "tom-tat": summary(),
    }
