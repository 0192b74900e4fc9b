"""What this computer remembers: kept, and never a reason not to start."""

from pathlib import Path

import pytest

from desktop.domain.errors import FileRefused
from desktop.paths import settings_file
from desktop.settings import Settings, read_settings, remember
from desktop.wording import sentence


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    return settings_file()


def test_nothing_is_remembered_at_first() -> None:
    assert read_settings() == Settings()


def test_what_is_remembered_stays_beside_what_was() -> None:
    remember(ledger="D:/Kế hoạch năm 2026/so.sopgidb")
    remember(width=1366, height=697)
    assert read_settings() == Settings(
        ledger="D:/Kế hoạch năm 2026/so.sopgidb", width=1366, height=697
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"width": -1}',
        b'{"ledger": "/tmp/\\u0000x"}',
        b"\x00" * 100,
        b"x" * 99_999,
    ],
)
def test_a_damaged_file_is_set_aside_and_told(own_settings: Path, content: bytes) -> None:
    remember(width=1)
    own_settings.write_bytes(content)
    with pytest.raises(FileRefused) as refused:
        read_settings()
    aside = own_settings.with_suffix(".hong.json")
    assert aside.read_bytes() == content
    assert str(aside) in sentence(refused.value)
    assert read_settings() == Settings()


def test_a_word_of_a_newer_version_is_passed_over(own_settings: Path) -> None:
    remember(width=5)
    own_settings.write_bytes(b'{"width": 5, "colour": "dark"}')
    assert read_settings().width == 5


def test_where_nothing_can_be_written_nothing_happens(
    own_settings: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    remember(width=5)
