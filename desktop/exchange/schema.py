"""JSON Schema of the manifest and of every data member, made from the records themselves.

``uv run python -m desktop.exchange.schema`` writes the files again after a record has changed.
"""

from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from desktop.exchange.content import TYPES
from desktop.exchange.manifest import FORMAT, Manifest
from desktop.files import write_bytes
from desktop.paths import resource

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schemas() -> dict[str, bytes]:
    """Return the schema files by their names."""
    kinds: dict[str, Any] = {"manifest": Manifest} | TYPES
    return {f"{name}.schema.json": _schema(name, kind) for name, kind in kinds.items()}


def _schema(name: str, kind: Any) -> bytes:  # noqa: ANN401 - a type or a generic alias
    (root,), parts = msgspec.json.schema_components([kind])
    document = {
        "$schema": _DIALECT,
        "title": f"sopgi package {FORMAT[0]}.{FORMAT[1]}: {name}",
        **root,
        "$defs": {key: _cleaned(parts[key]) for key in sorted(parts)},
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _cleaned(part: dict[str, Any]) -> dict[str, Any]:
    """Take the indentation out of a docstring: Python 3.13 does, earlier versions do not."""
    told = part.get("description")
    return part | {"description": cleandoc(told)} if told else part


def write_schemas(folder: Path) -> None:
    """Write every schema file into a folder."""
    for name, data in build_schemas().items():
        write_bytes(folder / name, data)


if __name__ == "__main__":
    write_schemas(resource("schema"))
