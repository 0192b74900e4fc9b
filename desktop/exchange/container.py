"""The container: a ZIP in one canonical form, so that equal members are equal bytes.

Members are stored, never deflated: deflate gives other bytes with another build of zlib, and a
stored member cannot grow when it is read. Every header follows from the names and the contents,
so a reader computes it again and compares; a byte that nothing accounts for has no place to be.
Structures: PKWARE APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16.
"""

import re
import struct
import zlib
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.errors import PackageRefused

MIMETYPE_NAME = "mimetype"
MIMETYPE = b"application/vnd.sopgi.package+zip"
MANIFEST_NAME = "manifest.json"
MOST_ENTRIES = 10_000
MOST_BYTES = 200_000_000
"""Limit of a whole package; larger ones are refused before they are read."""

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 10
_MADE_BY = 3 << 8 | _VERSION
"""Host "Unix" on every machine, so that the mode below is understood and the bytes are equal."""
_DAY = 1 << 5 | 1
"""1 January 1980, the first day that a ZIP can name."""
_MODE = 0o100644 << 16
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000

_NAME = re.compile(
    r"data/[a-z][a-z_]{0,39}\.json"
    r"|view/[a-z][a-z0-9-]{0,39}\.(?:html|pdf)"
    r"|files/[0-9a-f]{64}\.(?:docx|jpg|pdf|png|xlsx)"
)
_FOLDERS = ("data", "view", "files")


class _Entry(NamedTuple):
    name: str
    size: int


def pack(members: Mapping[str, bytes], *, comment_length: int) -> bytes:
    """Return the ZIP of the members up to, and without, a comment of the given length.

    ``mimetype`` and ``manifest.json`` come first, the others by folder and name.
    """
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in sorted(members, key=order):
        content = members[name]
        local = _local(name, content)
        directory.append(_central(name, content, offset))
        parts += [local, content]
        offset += len(local) + len(content)
    end = _end(len(directory), sum(map(len, directory)), offset, comment_length)
    return b"".join([*parts, *directory, end])


def order(name: str) -> tuple[int, str]:
    """Return the key of a member's place in the container."""
    if name in {MIMETYPE_NAME, MANIFEST_NAME}:
        return (-2 if name == MIMETYPE_NAME else -1, name)
    return (_FOLDERS.index(name.partition("/")[0]), name)


def unpack(signed: bytes, *, comment_length: int) -> dict[str, bytes]:
    """Return the members of a container in their order; ``signed`` ends before the comment.

    Raises:
        PackageRefused: ``package.container`` and the codes of single faults, each with the name
            of the member.
    """
    entries = _entries(signed, comment_length)
    members: dict[str, bytes] = {}
    directory: list[bytes] = []
    offset = 0
    for entry in entries:
        start = offset + _LOCAL.size + len(entry.name)
        content = signed[start : start + entry.size]
        if signed[offset:start] != _local(entry.name, content):
            raise PackageRefused("package.container", member=entry.name)
        directory.append(_central(entry.name, content, offset))
        members[entry.name] = content
        offset = start + entry.size
    expected = b"".join(directory)
    end = _end(len(entries), len(expected), offset, comment_length)
    if signed[offset:] != expected + end:
        raise PackageRefused("package.stray_bytes", member=entries[-1].name)
    if members[MIMETYPE_NAME] != MIMETYPE:
        raise PackageRefused("package.not_package")
    return members


def _entries(signed: bytes, comment_length: int) -> list[_Entry]:
    """Read names and sizes from the central directory.

    What else it says is not read: it is compared, with every header, to what the members give.
    """
    if len(signed) < _END.size:
        raise PackageRefused("package.not_package")
    end = _END.unpack(signed[-_END.size :])
    _, _, _, _, count, size, start, _ = end
    consistent = end == _END.unpack(_end(count, size, start, comment_length))
    if not consistent or start + size + _END.size != len(signed):
        raise PackageRefused("package.container", member="-")
    if count > MOST_ENTRIES:
        raise PackageRefused("package.entry_count", count=count, limit=MOST_ENTRIES)
    entries: list[_Entry] = []
    place = start
    for _ in range(count):
        entry, place = _entry(signed, place)
        entries.append(entry)
    _check_names([entry.name for entry in entries])
    return entries


def _entry(signed: bytes, place: int) -> tuple[_Entry, int]:
    if place + _CENTRAL.size > len(signed):
        raise PackageRefused("package.container", member="-")
    fields = _CENTRAL.unpack_from(signed, place)
    flags, method, size, length = (fields[index] for index in (3, 4, 9, 10))
    after = place + _CENTRAL.size + length
    name = signed[place + _CENTRAL.size : after].decode("latin-1")
    if name not in {MIMETYPE_NAME, MANIFEST_NAME} and not _NAME.fullmatch(name):
        raise PackageRefused("package.member_name", member=shown(name))
    if flags & _ENCRYPTED:
        raise PackageRefused("package.encrypted", member=name)
    if method != 0:
        raise PackageRefused("package.compressed", member=name)
    return _Entry(name, size), after


def _check_names(names: list[str]) -> None:
    if names[:2] != [MIMETYPE_NAME, MANIFEST_NAME]:
        raise PackageRefused("package.not_package")
    for before, after in pairwise(names):
        if order(before) == order(after):
            raise PackageRefused("package.member_twice", member=after)
        if order(before) > order(after):
            raise PackageRefused("package.order", member=after)


def shown(name: str) -> str:
    """Return somebody else's name as short, plain ASCII for a sentence."""
    return ascii(name)[1:-1][:60]


def _local(name: str, content: bytes) -> bytes:
    crc, size = zlib.crc32(content), len(content)
    fields = (_VERSION, 0, 0, 0, _DAY, crc, size, size, len(name), 0)
    return _LOCAL.pack(b"PK\x03\x04", *fields) + name.encode("ascii")


def _central(name: str, content: bytes, offset: int) -> bytes:
    crc, size = zlib.crc32(content), len(content)
    fields = (_MADE_BY, _VERSION, 0, 0, 0, _DAY, crc, size, size, len(name))
    return _CENTRAL.pack(b"PK\x01\x02", *fields, 0, 0, 0, 0, _MODE, offset) + name.encode("ascii")


def _end(count: int, size: int, start: int, comment_length: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, comment_length)
