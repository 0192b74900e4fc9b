"""Frameworks: the shipped sets, kept up to date, and the office's own."""

from decimal import Decimal
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from desktop.domain.errors import InputRefused
from desktop.domain.framework import Component, Framework, Indicator
from desktop.models.database import Database
from desktop.models.mapping import insert_records, read_records, table_of, values_of
from desktop.models.tables import ComponentRow, FrameworkRow, IndicatorRow
from desktop.paths import resource
from desktop.services.changes import Changes, Kind
from desktop.services.typed import tidied

_WHOLE = Decimal(100)


def shipped_frameworks() -> tuple[Framework, ...]:
    """Return the sets that come with the program, in the order of their file names."""
    return tuple(
        msgspec.json.decode(path.read_bytes(), type=Framework)
        for path in sorted(resource("catalogue").glob("*.json"))
    )


class CatalogueService:
    """Reading and changing the frameworks of the ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def synchronise(self) -> Changes:
        """Bring the shipped sets into the ledger; repeatable, deletes nothing of the office's.

        A shipped set is written again only when its revision is newer than the stored one.
        """
        changed = False
        with self._database.transaction() as connection:
            stored = {framework.id: framework for framework in _read(connection)}
            codes = {framework.code for framework in stored.values()}
            for framework in shipped_frameworks():
                old = stored.get(framework.id)
                if old is None and framework.code in codes:
                    # The office has made a set of that code itself: its own work stands.
                    continue
                if old is None or old.revision < framework.revision:
                    _write(connection, framework)
                    changed = True
        return Changes.of(Kind.FRAMEWORK) if changed else Changes()

    def frameworks(self) -> tuple[Framework, ...]:
        """Return all sets: newest year first, then by code."""
        with self._database.transaction() as connection:
            return _read(connection)

    def framework(self, framework_id: UUID) -> Framework:
        """Return one set.

        Raises:
            InputRefused: ``framework.unknown``.
        """
        for framework in self.frameworks():
            if framework.id == framework_id:
                return framework
        raise InputRefused("framework.unknown")

    def save_own(self, framework: Framework) -> Changes:
        """Add a set of the office's own, or change one.

        Raises:
            InputRefused: a shipped set, a blank or taken code, no component, a component without
                a name or of another set, weights that do not add up to 100.
        """
        framework = tidied(framework)
        _check(framework)
        with self._database.transaction() as connection:
            table = table_of(FrameworkRow)
            rows = connection.execute(select(table.c.id, table.c.code, table.c.shipped)).all()
            for identity, code, shipped in rows:
                if identity == framework.id and shipped:
                    raise InputRefused("framework.shipped", name=code)
                if identity != framework.id and code == framework.code:
                    raise InputRefused("framework.code_taken", name=code)
            _require_own_parts(connection, framework)
            _write(connection, msgspec.structs.replace(framework, shipped=False))
        return Changes.of(Kind.FRAMEWORK)


def _check(framework: Framework) -> None:
    if not framework.code.strip() or not framework.name.strip():
        raise InputRefused("framework.no_name")
    if not framework.components:
        raise InputRefused("framework.no_component", name=framework.name)
    if any(not component.name.strip() for component in framework.components):
        raise InputRefused("framework.component_name", name=framework.name)
    if any(component.scale <= 0 for component in framework.components):
        raise InputRefused("framework.scale", name=framework.name)
    if framework.total_scale <= 0:
        raise InputRefused("framework.scale", name=framework.name)
    weights = [component.weight for component in framework.components]
    if all(weight is None for weight in weights):
        return
    total = sum((weight for weight in weights if weight is not None), Decimal(0))
    if None in weights or total != _WHOLE or any(weight < 0 for weight in weights if weight):
        raise InputRefused("framework.weights", name=framework.name, total=total)


def _require_own_parts(connection: Connection, framework: Framework) -> None:
    """Refuse parts that are there twice, or that belong to another set: ids are single."""
    components, indicators = table_of(ComponentRow), table_of(IndicatorRow)
    own = [component.id for component in framework.components]
    details = [indicator.id for indicator in framework.indicators]
    of_another = [
        select(components.c.id).where(
            components.c.id.in_(own), components.c.framework_id != framework.id
        ),
        select(indicators.c.id)
        .join(components, components.c.id == indicators.c.component_id)
        .where(indicators.c.id.in_(details), components.c.framework_id != framework.id),
    ]
    if (
        len({*own, *details}) < len(own) + len(details)
        or not {indicator.component_id for indicator in framework.indicators} <= set(own)
        or any(connection.execute(query).first() is not None for query in of_another)
    ):
        raise InputRefused("framework.parts", name=framework.name)


def _read(connection: Connection) -> tuple[Framework, ...]:
    table, details = table_of(FrameworkRow), table_of(IndicatorRow)
    components: dict[UUID, list[Component]] = {}
    owner: dict[UUID, UUID] = {}
    for framework_id, component in _components(connection):
        components.setdefault(framework_id, []).append(component)
        owner[component.id] = framework_id
    indicators: dict[UUID, list[Indicator]] = {}
    for indicator in read_records(connection, IndicatorRow, Indicator, order=[details.c.position]):
        indicators.setdefault(owner[indicator.component_id], []).append(indicator)
    rows = connection.execute(select(table).order_by(table.c.year.desc(), table.c.code)).mappings()
    return tuple(
        msgspec.convert(
            dict(row)
            | {
                "components": tuple(components.get(row["id"], ())),
                "indicators": tuple(indicators.get(row["id"], ())),
            },
            Framework,
        )
        for row in rows
    )


def _components(connection: Connection) -> list[tuple[UUID, Component]]:
    table = table_of(ComponentRow)
    rows = connection.execute(select(table).order_by(table.c.position)).mappings()
    return [
        (
            row["framework_id"],
            msgspec.convert({name: row[name] for name in Component.__struct_fields__}, Component),
        )
        for row in rows
    ]


def _write(connection: Connection, framework: Framework) -> None:
    table, parts = table_of(FrameworkRow), table_of(ComponentRow)
    values = values_of(FrameworkRow, framework)
    statement = update(table).where(table.c.id == framework.id).values(values)
    if connection.execute(statement).rowcount == 0:
        connection.execute(insert(table), values)
    connection.execute(delete(parts).where(parts.c.framework_id == framework.id))
    insert_records(connection, ComponentRow, framework.components, framework_id=framework.id)
    for position, indicator in enumerate(framework.indicators):
        insert_records(connection, IndicatorRow, [indicator], position=position)
