"""Small records for tests: one function per thing, everything that matters given by the test."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from desktop.domain.framework import Aggregation, Component, Framework
from desktop.domain.office import Office, OfficeKind, Unit
from desktop.domain.plan import Frequency, Head, Plan, ReportingRule, Section, SectionKind, Task
from desktop.domain.record import new_id


def office(**values: Any) -> Office:
    return Office(
        **{
            "id": new_id(),
            "kind": OfficeKind.COMMITTEE,
            "name": "UBND xã Đưng K'Nớ",
            "name_lines": ("ỦY BAN NHÂN DÂN", "XÃ ĐƯNG K'NỚ"),
            "symbol": "UBND",
            "place": "Đưng K'Nớ",
            "superior": "UBND tỉnh Lâm Đồng",
        }
        | values
    )


def framework(weights: tuple[int, ...] = (25, 25, 25, 25), **values: Any) -> Framework:
    components = tuple(
        Component(id=new_id(), position=place, name=f"Chỉ số {place}", weight=Decimal(weight))
        for place, weight in enumerate(weights, 1)
    )
    return Framework(
        **{
            "id": new_id(),
            "code": "THU-2024",
            "name": "Bộ chỉ số thử",
            "short_name": "THU",
            "year": 2024,
            "aggregation": Aggregation.SUM,
            "total_scale": Decimal(40),
            "components": components,
        }
        | values
    )


def section(kind: SectionKind = SectionKind.HEADING, **values: Any) -> Section:
    return Section(**{"id": new_id(), "kind": kind} | values)


def task(section_id: UUID, **values: Any) -> Task:
    return Task(
        **{"id": new_id(), "section_id": section_id, "content": "Niêm yết thủ tục"} | values
    )


def rule(frequency: Frequency = Frequency.YEAR, **values: Any) -> ReportingRule:
    return ReportingRule(
        **{"id": new_id(), "frequency": frequency, "due_day": 5, "due_month": 12} | values
    )


def plan(**values: Any) -> Plan:
    """A plan with one heading; give sections, tasks and rules where they matter."""
    identity = new_id()
    return Plan(
        **{
            "id": identity,
            "series_id": identity,
            "year": 2024,
            "head": Head(
                name_lines=("ỦY BAN NHÂN DÂN", "XÃ ĐƯNG K'NỚ"),
                symbol="KH-UBND",
                place="Đưng K'Nớ",
                month=8,
                year=2024,
                title=("Cải thiện Chỉ số xanh (PGI) năm 2024",),
            ),
            "sections": (section(label="I.", text="Nhiệm vụ"),),
        }
        | values
    )


def unit(**values: Any) -> Unit:
    return Unit(**{"id": new_id(), "name": "Phòng Kinh tế"} | values)
