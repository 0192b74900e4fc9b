"""What goes into a package comes out of it, and the same goes in as the same bytes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain.framework import Component, Framework
from desktop.domain.plan import Plan, Section, SectionKind, Target, Task
from desktop.domain.record import Line, Percent, Position, Score, Text, Year
from desktop.domain.report import Part, PartKey
from desktop.domain.result import Measure, Result
from desktop.domain.text import nfc
from desktop.exchange.content import Content
from desktop.exchange.manifest import PackageKind
from desktop.exchange.package import read_package, write_package
from desktop.exchange.signing import KeyPair
from tests.exchange.forge import (
    KEY,
    PDF,
    letter,
    named,
    plan_content,
    result_content,
    whole,
)

texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\tếợđĐ\u2028\U0001f33f"),
    max_size=30,
).map(nfc)
lines = texts.map(lambda text: " ".join(text.split()))
scores = st.decimals(-1000, 1000, places=2, allow_nan=False) | st.sampled_from(
    [Decimal("3.60"), Decimal("1E+3"), Decimal("-0.00"), Decimal("1E-7")]
)
scales = scores.map(abs).filter(bool)
"""What can be measured on: above zero."""
days = st.dates(date(1990, 1, 1), date(2200, 12, 31))
BOUNDED = {
    Line: lines,
    Text: texts,
    Score: scores,
    Year: st.integers(1990, 2200),
    Position: st.integers(0, 1_000_000),
    Percent: st.integers(0, 100),
}


def made(kind: type[Any], /, **fixed: Any) -> st.SearchStrategy[Any]:
    """Return records whose plain fields vary; links and children are given."""
    varied = {
        field.name: found
        for field in msgspec.structs.fields(kind)
        if field.name not in fixed and (found := _varied(field.type)) is not None
    }
    given = {
        name: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for name, value in fixed.items()
    }
    return st.builds(kind, **varied, **given)


def _varied(kind: Any) -> st.SearchStrategy[Any] | None:
    for bounded, strategy in BOUNDED.items():
        if kind == bounded:
            return strategy
        if kind == bounded | None:
            return st.none() | strategy
    if kind is bool:
        return st.booleans()
    if isinstance(kind, type) and hasattr(kind, "__members__"):
        return st.sampled_from(list(kind))
    if kind in {date, date | None}:
        return days if kind is date else st.none() | days
    return None


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Draw result packages with a few of everything, properly linked."""
    ids = st.uuids(version=4)
    parts = [
        draw(made(Component, id=draw(ids), scale=scales)) for _ in range(draw(st.integers(1, 2)))
    ]
    framework: Framework = draw(
        made(
            Framework,
            id=draw(ids),
            components=tuple(parts),
            indicators=(),
            revision=1,
            total_scale=scales,
        )
    )
    plan = draw(plans(framework))
    base = result_content()
    assert base.period is not None
    start, length = draw(days), draw(st.integers(0, 300))
    period = replace(
        base.period,
        plan_id=plan.id,
        label=draw(lines),
        data_from=start,
        data_to=start + timedelta(days=length),
    )
    results = tuple(
        draw(made(Result, id=draw(ids), period_id=period.id, task_id=task.id))
        for task in plan.tasks
        if draw(st.booleans())
    )
    measures = tuple(
        draw(
            made(
                Measure,
                id=draw(ids),
                plan_id=plan.id,
                framework_id=framework.id,
                component_id=part.id,
                indicator_id=None,
                period_id=st.sampled_from([None, period.id]),
            )
        )
        for part in parts
    )
    assert base.report is not None
    report = replace(
        base.report,
        plan_id=plan.id,
        period_id=period.id,
        parts=tuple(Part(key=key, text=draw(st.none() | texts)) for key in draw(st.sets(keys))),
    )
    return replace(
        base,
        plan=plan,
        frameworks=(framework,),
        period=period,
        results=results,
        measures=measures,
        report=report,
    )


keys = st.sampled_from(list(PartKey))


@st.composite
def plans(draw: st.DrawFn, framework: Framework) -> Plan:
    ids = st.uuids(version=4)
    sections: list[Section] = []
    for _ in range(draw(st.integers(1, 4))):
        above: list[UUID | None] = [None, *(section.id for section in sections)]
        sections.append(
            draw(
                made(
                    Section,
                    id=draw(ids),
                    kind=st.sampled_from(list(SectionKind)),
                    parent_id=st.sampled_from(above),
                    component_id=st.sampled_from([None, framework.components[0].id]),
                )
            )
        )
    at = st.sampled_from([section.id for section in sections])
    tasks = [draw(made(Task, id=draw(ids), section_id=at)) for _ in range(draw(st.integers(0, 3)))]
    targets = [draw(made(Target, id=draw(ids), section_id=at, framework_id=framework.id))]
    return replace(
        result_content().plan,
        framework_ids=(framework.id,),
        sections=tuple(sections),
        tasks=tuple(tasks),
        targets=tuple(targets),
    )


@settings(max_examples=60)
@given(contents())
def test_content_survives_the_trip_and_makes_the_same_bytes_again(content: Content) -> None:
    data = write_package(letter(), content, KEY)
    package = read_package(data)
    assert package.content == content
    assert write_package(letter(), package.content, KEY) == data


def test_a_plan_travels_without_results() -> None:
    data = write_package(letter(PackageKind.PLAN), plan_content(), KEY, pdf=PDF)
    package = read_package(data)
    assert package.content == plan_content()
    assert "data/results.json" not in package.members
    assert package.manifest.period is None
    assert package.pdf == PDF


def test_equal_arguments_give_equal_bytes() -> None:
    assert whole() == whole()


def test_the_id_tells_every_difference() -> None:
    ids = {
        read_package(data).id
        for data in (
            whole(),
            write_package(letter(sequence=2), result_content(), KEY, pdf=PDF),
            write_package(letter(created=date(2024, 12, 3)), result_content(), KEY, pdf=PDF),
            write_package(letter(), result_content(), KEY),
        )
    }
    assert len(ids) == 4


def test_the_id_is_of_the_content_and_not_of_the_key() -> None:
    other = write_package(letter(), result_content(), KeyPair(bytes(32)), pdf=PDF)
    assert read_package(other).id == read_package(whole()).id
    assert read_package(other).public_key != read_package(whole()).public_key


def test_a_package_that_takes_anothers_place_says_so() -> None:
    before = read_package(whole()).id
    data = write_package(
        letter(sequence=2, previous_id=before, replaces_id=before), result_content(), KEY
    )
    manifest = read_package(data).manifest
    assert (manifest.action.value, manifest.replaces_id, manifest.sequence) == (
        "replace",
        before,
        2,
    )
    assert read_package(whole()).manifest.action.value == "new"


def test_exact_decimals_keep_their_digits() -> None:
    (measure,) = read_package(whole()).content.measures
    assert str(measure.value) == "3.60"
    assert measure.id == named("measure")
