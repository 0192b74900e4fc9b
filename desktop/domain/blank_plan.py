"""An empty plan to begin with: the skeleton that the three real plans share."""

from collections.abc import Sequence

from desktop.domain.framework import Framework
from desktop.domain.labels import next_label, roman
from desktop.domain.numbers import format_number
from desktop.domain.office import Office, OfficeKind
from desktop.domain.plan import (
    Column,
    ColumnKind,
    Frequency,
    Head,
    Plan,
    Recipient,
    ReportingRule,
    Section,
    SectionKind,
    Signer,
    TaskPrint,
)
from desktop.domain.record import new_id

COLUMNS = (
    Column(kind=ColumnKind.NUMBER, title="STT"),
    Column(kind=ColumnKind.CONTENT, title="Nhiệm vụ và giải pháp thực hiện"),
    Column(kind=ColumnKind.ACTORS, title="Cơ quan thực hiện"),
    Column(kind=ColumnKind.TIMING, title="Thời gian thực hiện"),
    Column(kind=ColumnKind.DELIVERABLE, title="Kết quả/sản phẩm"),
)


def blank_plan(office: Office, frameworks: Sequence[Framework], year: int) -> Plan:
    """Return a plan with headings and one group for each component, and nothing invented.

    Number, day, deadlines, targets and tasks are left to the clerk.
    """
    identity = new_id()
    aims = _section(None, 0, SectionKind.HEADING, "I.", "MỤC ĐÍCH, YÊU CẦU")
    work = _section(None, 1, SectionKind.HEADING, "II.", "NHIỆM VỤ VÀ GIẢI PHÁP")
    table = _section(work, 0, SectionKind.TABLE, "", "")
    duties = _section(None, 2, SectionKind.HEADING, "III.", "TỔ CHỨC THỰC HIỆN")
    names = " và ".join(framework.short_name for framework in frameworks)
    return Plan(
        id=identity,
        series_id=identity,
        year=year,
        framework_ids=tuple(framework.id for framework in frameworks),
        head=Head(
            parent_line=office.parent_line,
            name_lines=office.name_lines,
            symbol=f"KH-{office.symbol}" if office.symbol else "",
            place=office.place,
            year=year,
            title=(f"Cải thiện, nâng cao Chỉ số {names} năm {year}",),
        ),
        sections=(aims, work, table, *_groups(table, frameworks), duties),
        rules=(
            ReportingRule(
                id=new_id(),
                reporter=office.name,
                receiver=office.superior,
                frequency=Frequency.YEAR,
            ),
        ),
        recipients=(
            *((Recipient(name=office.superior, note="b/c"),) if office.superior else ()),
            Recipient(name="Lưu: VT"),
        ),
        signer=_signer(office),
        task_print=TaskPrint.TABLE,
        columns=COLUMNS,
    )


def _groups(table: Section, frameworks: Sequence[Framework]) -> list[Section]:
    groups: list[Section] = []
    block = "A"
    for place, framework in enumerate(frameworks):
        parent = table
        if len(frameworks) > 1:
            # The set's year is the publisher's, not the plan's: PGI 2024 is the newest in 2026.
            name = framework.name.removesuffix(f" năm {framework.year}").upper()
            parent = _section(table, place, SectionKind.BLOCK, block, name)
            groups.append(parent)
            block = next_label(block)
        for number, component in enumerate(framework.components, 1):
            weight = component.weight
            stated = f" (Trọng số {format_number(weight)}%)" if weight is not None else ""
            groups.append(
                Section(
                    id=new_id(),
                    parent_id=parent.id,
                    position=number,
                    kind=SectionKind.GROUP,
                    label=roman(number),
                    text=f"{component.name}{stated}",
                    component_id=component.id,
                    weight=weight,
                )
            )
    return groups


def _section(
    parent: Section | None, position: int, kind: SectionKind, label: str, text: str
) -> Section:
    return Section(
        id=new_id(),
        parent_id=parent.id if parent is not None else None,
        position=position,
        kind=kind,
        label=label,
        text=text,
    )


def _signer(office: Office) -> Signer:
    if office.kind is OfficeKind.COMMITTEE:
        return Signer(lines=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))
    return Signer(lines=("GIÁM ĐỐC",) if office.kind is OfficeKind.DEPARTMENT else ())
