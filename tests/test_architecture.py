"""Imports run downwards only: the contracts of pyproject.toml hold (see ARCHITECTURE.md)."""

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
