"""A ledger made from a sample, for the commands."""

from pathlib import Path

import pytest

from desktop.services.demo import make_sample


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "so.sopgidb"
    make_sample(path, "so-gtvt-lang-son-2024", keys_dir=tmp_path / "keys").close()
    return path
