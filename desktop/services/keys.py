"""The office's key: made at its first use, kept apart from the ledger, never replaced silently."""

import os
from pathlib import Path
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from desktop.domain.errors import FileRefused
from desktop.domain.record import Record
from desktop.exchange.signing import KeyPair
from desktop.files import ensure_folder, mended, read_bytes, write_file

_SUFFIX = ".sopgikey"
_LARGEST = 4_096
_OWNER_ONLY = 0o600

_Hex = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]


class _KeyFile(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a key file holds; the public key proves that the seed is still the one written."""

    version: int
    office_id: UUID
    public_key: _Hex
    seed: _Hex


class KeyStore:
    """The keys of this computer, one file for each office.

    Args:
        folder: where the files are; made when it is first needed, readable by its owner only.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, office_id: UUID) -> Path:
        """Return the key file of an office."""
        return self._folder / f"{office_id}{_SUFFIX}"

    def key(self, office_id: UUID) -> KeyPair:
        """Return the key of an office; the first call makes it.

        Raises:
            FileRefused: ``key.damaged``, and what a folder or a disk may refuse.
        """
        path = self.path(office_id)
        with mended(path):
            there = path.exists()
        if not there:
            self._make(path, office_id)
        return _read(path, office_id)

    def _make(self, path: Path, office_id: UUID) -> None:
        ensure_folder(self._folder)
        if os.name == "posix":
            with mended(self._folder):
                self._folder.chmod(0o700)
        key = KeyPair.new()
        content = _KeyFile(
            version=1,
            office_id=office_id,
            public_key=key.public_key,
            seed=key.seed.hex(),
        )
        data = msgspec.json.encode(content)
        write_file(path, lambda temporary: _write_secret(temporary, data))


def _write_secret(temporary: Path, data: bytes) -> None:
    """Write a file that nobody else could read at any moment."""
    number = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(number, "wb") as stream:
        stream.write(data)


def _read(path: Path, office_id: UUID) -> KeyPair:
    try:
        content = msgspec.json.decode(read_bytes(path, limit=_LARGEST), type=_KeyFile)
    except ValueError:
        raise FileRefused("key.damaged", path=path) from None
    key = KeyPair(bytes.fromhex(content.seed))
    if (content.version, content.office_id, content.public_key) != (1, office_id, key.public_key):
        raise FileRefused("key.damaged", path=path)
    return key
