"""Imports run downwards only: the contracts of pyproject.toml hold (see ARCHITECTURE.md)."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINT = (
    "from importlinter.cli import lint_imports;"
    "raise SystemExit(lint_imports(no_cache=True, no_logo=True))"
)


def test_every_contract_about_imports_is_kept() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    assert f"Contracts: {len(contracts['contracts'])} kept, 0 broken" in answer.stdout


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "manager"])
def test_no_module_is_named_for_everything_and_nothing(name: str) -> None:
    assert list((ROOT / "desktop").rglob(f"{name}*")) == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "desktop").rglob("*.py")), ids=lambda path: path.stem
)
def test_no_signal_keeps_its_receiver_alive(path: Path) -> None:
    """A lambda that holds ``self`` outlives the widget and is called on what is gone."""
    calls = [one for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, ast.Call)]
    assert [
        f"{path}:{call.lineno}"
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr == "connect"
        and any(
            isinstance(name, ast.Name) and name.id == "self"
            for argument in call.args
            if isinstance(argument, ast.Lambda)
            for name in ast.walk(argument)
        )
    ] == []
