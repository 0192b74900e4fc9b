"""Packages made for tests, whole ones and forged ones that carry a valid signature."""

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

import msgspec
import pytest

from desktop.domain.errors import PackageRefused
from desktop.domain.framework import Aggregation, Component, Framework
from desktop.domain.layout import PageSetup
from desktop.domain.office import Office, OfficeKind, Unit
from desktop.domain.period import generate_periods
from desktop.domain.plan import (
    Actor,
    Decision,
    Frequency,
    Head,
    LegalBasis,
    Plan,
    ReportingRule,
    Role,
    Section,
    SectionKind,
    Target,
    Task,
)
from desktop.domain.report import Citation, FigureKey, Part, PartKey, Report
from desktop.domain.result import Measure, MeasureKind, Result, ResultStatus
from desktop.exchange.container import pack
from desktop.exchange.content import TYPES, Content
from desktop.exchange.manifest import PackageKind, Party
from desktop.exchange.package import Letter, read_package, write_package
from desktop.exchange.signing import COMMENT_LENGTH, KeyPair

KEY = KeyPair(bytes(range(32)))
PDF = b"%PDF-1.4\n%stands for a paper\n"
_ROOT = UUID("6e6f7468-696e-4720-8973-207265616c21")


def named(name: str) -> UUID:
    """Return an id that is the same in every run."""
    return uuid5(_ROOT, name)


def result_content() -> Content:
    """Return one of everything, small."""
    component = Component(
        id=named("component"), position=1, name="Thực thi kỹ thuật số", weight=Decimal(25)
    )
    framework = Framework(
        id=named("framework"),
        code="THU-2024",
        name="Bộ chỉ số thử",
        short_name="THU",
        year=2024,
        aggregation=Aggregation.SUM,
        total_scale=Decimal(40),
        components=(component,),
    )
    plan = _plan(framework)
    period = generate_periods(plan)[0]
    task = plan.tasks[0]
    return Content(
        office=Office(
            id=named("office"),
            kind=OfficeKind.COMMITTEE,
            name="UBND xã Đưng K'Nớ",
            superior="UBND tỉnh Lâm Đồng",
        ),
        plan=plan,
        frameworks=(framework,),
        units=(Unit(id=named("unit"), name="Công an xã"),),
        period=period,
        results=(
            Result(
                id=named("result"),
                period_id=period.id,
                task_id=task.id,
                status=ResultStatus.DOING,
                progress=60,
                text="Đã niêm yết 5/8 thủ tục <công khai> & dễ thấy",
            ),
        ),
        measures=(
            Measure(
                id=named("measure"),
                plan_id=plan.id,
                framework_id=framework.id,
                component_id=component.id,
                period_id=period.id,
                kind=MeasureKind.RESULT,
                year=2024,
                value=Decimal("3.60"),
            ),
        ),
        report=Report(
            id=named("report"),
            plan_id=plan.id,
            period_id=period.id,
            head=plan.head,
            parts=(Part(key=PartKey.DIRECTION, text="Đã ban hành kế hoạch."),),
        ),
    )


def _plan(framework: Framework) -> Plan:
    heading = Section(id=named("heading"), kind=SectionKind.HEADING, label="I.", text="Nhiệm vụ")
    group = Section(
        id=named("group"),
        kind=SectionKind.GROUP,
        parent_id=heading.id,
        label="1.",
        text="Thực thi kỹ thuật số",
        component_id=framework.components[0].id,
    )
    return Plan(
        id=named("plan"),
        series_id=named("series"),
        year=2024,
        framework_ids=(framework.id,),
        head=Head(name_lines=("ỦY BAN NHÂN DÂN",), title=("Cải thiện chỉ số năm 2024",)),
        sections=(heading, group),
        tasks=(
            Task(
                id=named("task"),
                section_id=group.id,
                content="Niêm yết thủ tục",
                component_ids=(framework.components[0].id,),
                actors=(Actor(role=Role.LEAD, name="Công an xã", unit_id=named("unit")),),
            ),
            Task(
                id=named("task 2"),
                section_id=group.id,
                position=1,
                content="Họp dân",
                component_ids=(framework.components[0].id,),
            ),
        ),
        targets=(
            Target(
                id=named("target"),
                section_id=heading.id,
                position=5,
                text="Đạt từ 6,58 điểm",
                framework_id=framework.id,
                value=Decimal("6.58"),
            ),
        ),
        rules=(ReportingRule(id=named("rule"), frequency=Frequency.YEAR, due_day=5, due_month=12),),
    )


def plan_content() -> Content:
    """Return the plan of :func:`result_content` without its results."""
    return msgspec.structs.replace(
        result_content(), period=None, results=(), measures=(), report=None
    )


def with_papers(content: Content) -> Content:
    """Return the content with every field that version 1.1 added."""
    replace = msgspec.structs.replace
    decision = Decision(
        head=Head(type_name="QUYẾT ĐỊNH", symbol="QĐ-UBND", title=("Ban hành Kế hoạch",)),
        power="CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐƯNG K'NỚ",
        legal_bases=(LegalBasis(text="Căn cứ Luật Tổ chức chính quyền địa phương", mark="."),),
        proposer="Trưởng phòng Kinh tế",
        articles=("Ban hành kèm theo Quyết định này Kế hoạch.",),
    )
    changed = replace(
        content,
        office=replace(content.office, page=PageSetup(body_size=13, margin_left=35)),
        plan=replace(content.plan, decision=decision),
        results=tuple(
            replace(result, evidence="Báo cáo số 12/BC-UBND") for result in content.results
        ),
    )
    if content.report is None:
        return changed
    figure = Citation(start=7, end=12, key=FigureKey.DONE_OF_ALL)
    part = Part(key=PartKey.RESULTS, text="Đã làm 01/01 nhiệm vụ.", figures=(figure,))
    return replace(changed, report=replace(content.report, parts=(part,)))


def letter(kind: PackageKind = PackageKind.RESULT, **values: Any) -> Letter:
    return Letter(
        **{
            "kind": kind,
            "receiver": Party(name="UBND tỉnh Lâm Đồng"),
            "channel": named("channel"),
            "sequence": 1,
            "created": date(2024, 12, 2),
        }
        | values
    )


def whole() -> bytes:
    """Return a small intact result package."""
    return write_package(letter(), result_content(), KEY, pdf=PDF)


def seal(members: dict[str, bytes]) -> bytes:
    """Return any members as a signed container."""
    return KEY.sign(pack(members, comment_length=COMMENT_LENGTH))


def forged(
    change: Callable[[dict[str, bytes]], object] = lambda _: None,
    manifest: Callable[[dict[str, Any]], object] = lambda _: None,
    *,
    listed: bool = True,
) -> bytes:
    """Return a package whose members and manifest were changed before it was signed.

    ``listed`` makes the manifest list the changed members with their right digests.
    """
    members = dict(read_package(whole()).members)
    change(members)
    stated = msgspec.json.decode(members["manifest.json"])
    if listed:
        stated["members"] = [
            {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(members.items())
            if name != "manifest.json"
        ]
        stated["plan"]["digest"] = hashlib.sha256(members["data/plan.json"]).hexdigest()
    manifest(stated)
    members["manifest.json"] = msgspec.json.encode(stated)
    return seal(members)


def edited(field: str, change: Callable[[Any], object]) -> bytes:
    """Return a package whose data member was changed as JSON, all digests being right."""
    name = f"data/{field}.json"

    def edit(members: dict[str, bytes]) -> None:
        value = msgspec.json.decode(members[name])
        change(value)
        members[name] = msgspec.json.encode(value)

    return forged(edit)


def respelt(field: str, change: Callable[[Any], object]) -> bytes:
    """Return a package whose edited member is spelt as ours, so that only its sense is wrong."""
    name = f"data/{field}.json"

    def edit(members: dict[str, bytes]) -> None:
        value = msgspec.json.decode(members[name])
        change(value)
        members[name] = msgspec.json.encode(msgspec.convert(value, TYPES[field], strict=False))

    return forged(edit)


def refusal(data: bytes) -> PackageRefused:
    """Return how a package is refused."""
    with pytest.raises(PackageRefused) as caught:
        read_package(data)
    return caught.value
