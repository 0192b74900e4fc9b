"""Hypothesis strategies for the records of the domain: anything that a ledger may have to hold.

Texts are as they are typed or pasted, not as they are stored: some are decomposed, some carry
carriage returns. Compare with ``desktop.services.typed.tidied``.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from desktop.domain.framework import Aggregation, Component, Framework, Indicator
from desktop.domain.office import Office, OfficeKind, Unit
from desktop.domain.period import Period, PeriodState
from desktop.domain.plan import (
    Actor,
    Column,
    ColumnKind,
    Comparator,
    DeliverableKind,
    Emphasis,
    EmphasisKind,
    Frequency,
    Head,
    LegalBasis,
    Plan,
    PlanStatus,
    Recipient,
    ReportingRule,
    Role,
    Section,
    SectionKind,
    Signer,
    Target,
    Task,
    TaskPrint,
    TimingKind,
)
from desktop.domain.report import Citation, FigureKey, Part, PartKey, Report
from desktop.domain.result import Measure, MeasureKind, Quantity, Result, ResultStatus
from desktop.domain.text import fold, tidy

T = TypeVar("T")

_SYLLABLES = (
    "Đưng K'Nớ",
    "Ủy ban nhân dân",
    "đặc khu Phú Quốc",
    "ỷ lại",
    "nghiệm thu; “bàn giao”",
    "15%",
    "6,58 điểm",
    "=1+1",
    "K’Nớ – Lâm Đồng",
    "đ)",
    "\t",
    " ",
)
_ANY = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)


def _typed(parts: list[str]) -> str:
    return " ".join(parts)


composed = st.lists(st.sampled_from(_SYLLABLES) | _ANY, max_size=4).map(_typed)
lines = composed | composed.map(lambda text: unicodedata.normalize("NFD", text))
texts = lines | st.lists(lines, max_size=3).map("\r\n".join)
names = lines.filter(lambda text: bool(fold(tidy(text))))
ids = st.uuids(version=4)
days = st.dates(date(1990, 1, 1), date(2199, 12, 31))
years = st.integers(1990, 2200)
positions = st.integers(0, 1_000_000)
scores = st.decimals(Decimal("-1e9"), Decimal("1e9"), places=2, allow_nan=False) | st.sampled_from(
    [Decimal("3.60"), Decimal("0.1000"), Decimal("123456789012345.678901234567")]
)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def many(strategy: st.SearchStrategy[T], size: int = 3) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=size).map(tuple)


def one_of(kind: type[Enum]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(kind))


heads = st.builds(
    Head,
    parent_line=lines,
    name_lines=many(lines),
    type_name=lines,
    number=lines,
    symbol=lines,
    place=lines,
    day=maybe(st.integers(1, 28)),
    month=maybe(st.integers(1, 12)),
    year=maybe(years),
    title=many(lines),
)
recipients = many(st.builds(Recipient, name=lines, note=lines))
signers = st.builds(Signer, lines=many(lines), name=lines)

offices = st.builds(
    Office,
    id=ids,
    kind=one_of(OfficeKind),
    name=names,
    parent_line=lines,
    name_lines=many(lines),
    symbol=lines,
    place=lines,
    code=lines,
    superior=lines,
)
units = st.builds(Unit, id=ids, name=names, aliases=many(lines))

results = st.builds(
    Result,
    id=ids,
    period_id=ids,
    task_id=ids,
    status=maybe(one_of(ResultStatus)),
    progress=maybe(st.integers(0, 100)),
    text=texts,
    figures=texts,
    difficulty=texts,
    next_step=texts,
    carried=st.booleans(),
)
measures = st.builds(
    Measure,
    id=ids,
    plan_id=ids,
    framework_id=ids,
    component_id=maybe(ids),
    indicator_id=maybe(ids),
    period_id=maybe(ids),
    kind=one_of(MeasureKind),
    quantity=one_of(Quantity),
    year=years,
    value=maybe(scores),
    source=lines,
)
periods = st.builds(
    Period,
    id=ids,
    plan_id=ids,
    rule_id=maybe(ids),
    frequency=one_of(Frequency),
    label=names,
    year=years,
    index=st.integers(1, 12),
    data_from=days,
    data_to=days,
    due=maybe(days),
    state=one_of(PeriodState),
    reason=texts,
)
citations = st.builds(
    Citation, start=positions, end=positions, key=one_of(FigureKey), subject_id=maybe(ids)
)
reports = st.builds(
    Report,
    id=ids,
    plan_id=ids,
    period_id=ids,
    head=heads,
    addressees=many(lines),
    parts=many(st.builds(Part, key=one_of(PartKey), text=maybe(texts), figures=many(citations))),
    recipients=recipients,
    signer=signers,
)
rules = st.builds(
    ReportingRule,
    id=ids,
    position=positions,
    reporter=lines,
    receiver=lines,
    via=lines,
    frequency=one_of(Frequency),
    phrase=texts,
    due_day=maybe(st.integers(1, 31)),
    due_month=maybe(st.integers(1, 12)),
    before=st.booleans(),
)


def tasks_on(section_ids: Sequence[UUID]) -> st.SearchStrategy[Task]:
    return st.builds(
        Task,
        id=ids,
        section_id=st.sampled_from(section_ids),
        position=positions,
        label=lines,
        lead_in=lines,
        content=texts,
        component_ids=many(ids),
        actors=many(st.builds(Actor, role=one_of(Role), name=lines, unit_id=maybe(ids))),
        actors_text=texts,
        timing=one_of(TimingKind),
        timing_text=texts,
        due=maybe(days),
        deliverable=one_of(DeliverableKind),
        deliverable_text=texts,
        note=texts,
    )


def targets_on(section_ids: Sequence[UUID]) -> st.SearchStrategy[Target]:
    return st.builds(
        Target,
        id=ids,
        section_id=st.sampled_from(section_ids),
        position=positions,
        label=lines,
        lead_in=lines,
        text=texts,
        framework_id=maybe(ids),
        component_id=maybe(ids),
        comparator=one_of(Comparator),
        value=maybe(scores),
        unit=lines,
        baseline=maybe(scores),
        baseline_year=maybe(years),
        stated_delta=maybe(scores),
    )


@st.composite
def section_trees(draw: st.DrawFn) -> tuple[Section, ...]:
    """Sections that hang on nothing or on one that was drawn before them: a forest."""
    found: list[Section] = []
    for identity in draw(st.lists(ids, min_size=1, max_size=5, unique=True)):
        found.append(
            Section(
                id=identity,
                parent_id=draw(st.sampled_from([None, *(section.id for section in found)])),
                position=draw(positions),
                kind=draw(one_of(SectionKind)),
                label=draw(lines),
                text=draw(texts),
                emphasis=draw(
                    many(
                        st.builds(
                            Emphasis, start=positions, end=positions, kind=one_of(EmphasisKind)
                        )
                    )
                ),
                component_id=draw(maybe(ids)),
                weight=draw(maybe(scores)),
                header=draw(many(lines)),
            )
        )
    return tuple(found)


def _in_order(items: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(sorted(items, key=lambda item: (item.position, item.id)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A whole draft plan, its children in the order in which the ledger gives them back."""
    sections = draw(section_trees())
    section_ids = [section.id for section in sections]
    return Plan(
        id=draw(ids),
        series_id=draw(ids),
        revision=draw(st.integers(1, 9)),
        status=PlanStatus.DRAFT,
        year=draw(years),
        framework_ids=draw(many(ids)),
        head=draw(heads),
        legal_bases=draw(many(st.builds(LegalBasis, text=texts, mark=lines, italic=st.booleans()))),
        opening=draw(many(texts)),
        sections=_in_order(sections),
        tasks=_in_order(draw(many(tasks_on(section_ids)))),
        targets=_in_order(draw(many(targets_on(section_ids)))),
        rules=_in_order(draw(many(rules))),
        recipients=draw(recipients),
        signer=draw(signers),
        task_print=draw(one_of(TaskPrint)),
        columns=draw(many(st.builds(Column, kind=one_of(ColumnKind), title=lines))),
        sample=draw(st.booleans()),
    )


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A set of the office's own whose weights add up, or that has none."""
    count = draw(st.integers(1, 4))
    part_ids = draw(st.lists(ids, min_size=count, max_size=count, unique=True))
    weighted = draw(st.booleans())
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=count - 1, max_size=count - 1)))
    weights = [after - before for before, after in zip([0, *cuts], [*cuts, 100], strict=True)]
    parts = tuple(
        Component(
            id=identity,
            position=place,
            name=draw(names),
            short_name=draw(lines),
            variants=draw(many(lines)),
            weight=Decimal(weight) if weighted else None,
            scale=draw(st.sampled_from([Decimal(10), Decimal("100.0")])),
        )
        for place, (identity, weight) in enumerate(zip(part_ids, weights, strict=True))
    )
    indicators = st.builds(
        Indicator,
        id=ids,
        component_id=st.sampled_from(part_ids),
        name=lines,
        unit=lines,
        higher_is_better=st.booleans(),
    )
    return Framework(
        id=draw(ids),
        code=f"THU-{draw(ids)}",
        name=draw(names),
        short_name=draw(lines),
        year=draw(years),
        aggregation=draw(one_of(Aggregation)),
        total_scale=Decimal(40),
        components=parts,
        indicators=draw(many(indicators)),
        source=draw(texts),
        valid_from=draw(maybe(days)),
        valid_to=draw(maybe(days)),
        revision=draw(st.integers(1, 9)),
    )
