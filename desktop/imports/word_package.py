"""The envelope of a Word file: limits, and files that are no Word file, before any parsing."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from lxml import etree

from desktop.domain.errors import FileRefused
from desktop.files import read_bytes

T = TypeVar("T")

MOST_BYTES = 50_000_000
MOST_UNPACKED = 300_000_000
MOST_XML = 60_000_000
"""A table of 5,000 rows and eight columns has 10 MB, and 23 MB once LibreOffice stored it anew."""
MOST_TAGS = 3_000_000
"""The same table has 0.6 and 1.1 million of them."""
MOST_PARAGRAPHS = 60_000
"""The same table has 40,000."""
MOST_MEMBERS = 5_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_MAIN = ("/officeDocument",)
_ENCRYPTED_FLAG = 0x1


class WordPackage:
    """The members of a Word file, read whole and parsed only when asked for."""

    def __init__(self, path: Path) -> None:
        """Open a file.

        Raises:
            FileRefused: ``word.pdf``, ``word.old``, ``word.password``, ``word.rtf``,
                ``word.not_word``, ``word.damaged``, ``word.too_big``, or a ``file.*`` code.
        """
        self._name = path.name
        data = read_bytes(path, limit=MOST_BYTES)
        self._require_zip(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError):
            raise self._refused("word.damaged") from None
        self._require_bounds()

    def main(self) -> etree._Element:
        """Return the root of the text.

        Raises:
            FileRefused: as above.
        """
        relations = self.xml("_rels/.rels")
        if relations is None:
            raise self._refused("word.not_word")
        for relation in relations:
            if str(relation.get("Type", "")).endswith(_MAIN):
                root = self.xml(str(relation.get("Target", "")).lstrip("/"))
                if root is not None and etree.QName(root).localname == "document":
                    return root
        raise self._refused("word.not_word")

    def xml(self, member: str) -> etree._Element | None:
        """Return the root of a member, None where there is no such member.

        Raises:
            FileRefused: ``word.damaged``, ``word.too_big``.
        """
        if member not in self._zip.namelist():
            return None
        if self._zip.getinfo(member).file_size > MOST_XML:
            raise self._refused("word.too_big")
        data = self._guarded(lambda: self._zip.read(member))
        # A file of a kilobyte can hold them all: what repeats packs to nearly nothing.
        if data.count(b"<") > MOST_TAGS:
            raise self._refused("word.too_big")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = self._guarded(lambda: etree.fromstring(data, parser))
        if root is None or _has_doctype(root):
            # No Word file has one: it is where entities that grow without end are declared.
            raise self._refused("word.damaged")
        if sum(1 for _ in root.iter("{*}p")) > MOST_PARAGRAPHS:
            raise self._refused("word.too_big")
        return root

    def _guarded(self, read: Callable[[], T]) -> T:
        try:
            return read()
        except (
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            zlib.error,
            NotImplementedError,
            EOFError,
            RuntimeError,
            ValueError,
            OSError,
        ):
            raise self._refused("word.damaged") from None

    def _require_zip(self, data: bytes) -> None:
        if data.startswith(_ZIP):
            return
        if data.startswith(_OLE):
            raise self._refused("word.password" if _ENCRYPTED in data else "word.old")
        if data[:1024].lstrip().startswith(b"%PDF"):
            raise self._refused("word.pdf")
        if data.startswith(b"{\\rtf"):
            raise self._refused("word.rtf")
        raise self._refused("word.not_word")

    def _require_bounds(self) -> None:
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
            raise self._refused("word.too_big")
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise self._refused("word.password")

    def _refused(self, code: str) -> FileRefused:
        return FileRefused(code, name=self._name)


def _has_doctype(root: etree._Element) -> bool:
    return bool(getattr(root.getroottree().docinfo, "doctype", ""))
