"""An office's key is made once, kept to its owner, and never replaced behind anybody's back."""

import json
import stat
from pathlib import Path

import pytest

from desktop.domain.errors import FileRefused
from desktop.domain.record import new_id
from desktop.services.keys import KeyStore
from tests.posix import posix_only

OFFICE = new_id()


def test_the_first_use_makes_the_key_and_later_ones_find_it(tmp_path: Path) -> None:
    folder = tmp_path / "khóa"
    made = KeyStore(folder).key(OFFICE)
    assert KeyStore(folder).key(OFFICE).seed == made.seed
    assert [path.name for path in folder.iterdir()] == [f"{OFFICE}.sopgikey"]


def test_each_office_has_its_own_key(tmp_path: Path) -> None:
    store = KeyStore(tmp_path)
    assert store.key(OFFICE).public_key != store.key(new_id()).public_key


@posix_only
def test_nobody_else_can_read_a_key(tmp_path: Path) -> None:
    store = KeyStore(tmp_path / "keys")
    store.key(OFFICE)
    assert stat.S_IMODE(store.path(OFFICE).stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def damaged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(FileRefused) as caught:
        KeyStore(path.parent).key(OFFICE)
    assert caught.value.code == "key.damaged"
    assert path.read_bytes() == data


def test_a_damaged_key_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    store = KeyStore(tmp_path)
    store.key(OFFICE)
    path = store.path(OFFICE)
    whole = path.read_bytes()
    stated = json.loads(whole)
    for data in (
        b"",
        whole[:-1],
        b"\xff" + whole,
        json.dumps(stated | {"seed": "0" * 64}).encode(),
        json.dumps(stated | {"seed": "0"}).encode(),
        json.dumps(stated | {"version": 2}).encode(),
        json.dumps(stated | {"office_id": str(new_id())}).encode(),
        json.dumps(stated | {"more": 1}).encode(),
    ):
        damaged(path, data)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "keys"
    taken.write_bytes(b"a file")
    with pytest.raises(FileRefused) as caught:
        KeyStore(taken).key(OFFICE)
    assert caught.value.code == "file.not_a_folder"
