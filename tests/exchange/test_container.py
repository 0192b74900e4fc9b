"""The container is a ZIP that any tool opens, in one canonical form."""

import io
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.exchange.container import MOST_ENTRIES
from desktop.exchange.package import read_package
from desktop.exchange.signing import COMMENT_LENGTH
from tests.exchange.forge import KEY, refusal, seal, whole

CENTRAL = b"PK\x01\x02"


def opened() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(whole()))


def directory_at(signed: bytes) -> int:
    (start,) = struct.unpack_from("<I", signed, len(signed) - 6)
    return int(start)


def resigned(change: Callable[[bytearray], object]) -> bytes:
    """Return the whole package with its container changed and signed again."""
    signed = bytearray(whole()[:-COMMENT_LENGTH])
    answer = change(signed)
    return KEY.sign(bytes(answer if isinstance(answer, bytes | bytearray) else signed))


def test_pythons_zipfile_finds_every_member_whole() -> None:
    with opened() as archive:
        assert archive.testzip() is None
        read = {name: archive.read(name) for name in archive.namelist()}
    assert read == read_package(whole()).members


@pytest.mark.skipif(shutil.which("unzip") is None, reason="no unzip on this machine")
def test_unzip_finds_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "gói.sopgi"
    path.write_bytes(whole())
    answer = subprocess.run(["unzip", "-t", path], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert "No errors detected" in answer.stdout


def test_members_come_in_their_order() -> None:
    assert opened().namelist() == [
        "mimetype",
        "manifest.json",
        "data/frameworks.json",
        "data/measures.json",
        "data/office.json",
        "data/period.json",
        "data/plan.json",
        "data/report.json",
        "data/results.json",
        "data/units.json",
        "view/index.html",
        "view/van-ban.pdf",
    ]


def test_headers_say_nothing_of_the_machine_or_the_moment() -> None:
    for info in opened().infolist():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)
        assert (info.extra, info.comment, info.flag_bits) == (b"", b"", 0)
        assert info.compress_type == zipfile.ZIP_STORED


def test_the_type_is_readable_at_a_fixed_place() -> None:
    assert whole()[30:71] == b"mimetypeapplication/vnd.sopgi.package+zip"


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.json",
        "..\\evil.json",
        "/data/plan.json",
        "C:\\evil.json",
        "data/../evil.json",
        "data/CON.txt",
        "data/plan.json:ads",
        "data/plan.json.",
        "data/plan.json ",
        "data/Plan.json",
        "data/k\u1ebf.json",
        "data/",
        "data/" + "x" * 300 + ".json",
        "view/gpj\u202e.html",
        "view/run.exe",
        "files/1.pdf",
        "files/" + "A" * 64 + ".pdf",
        "data/plan.json\n",
        "plan.json",
    ],
)
def test_a_name_that_is_not_ours_is_refused(name: str) -> None:
    """Written over the last member's name by a signer who means harm."""
    old, new = b"view/van-ban.pdf", name.encode()

    def rename(signed: bytearray) -> bytes:
        at = directory_at(signed)
        head, directory = bytes(signed[:at]), bytes(signed[at:-22])
        record = bytearray(directory[directory.rindex(CENTRAL) :])
        struct.pack_into("<H", record, 28, len(new))
        record = record.replace(old, new)
        changed = directory[: directory.rindex(CENTRAL)] + bytes(record)
        end = bytearray(signed[-22:])
        struct.pack_into("<I", end, 12, len(changed))
        return head + changed + bytes(end)

    found = refusal(resigned(rename))
    assert found.code == "package.member_name"
    assert str(found.values["member"]).isascii()


def test_two_members_of_one_name_are_refused() -> None:
    signed = bytearray(whole()[:-COMMENT_LENGTH])
    at, last = directory_at(signed), bytes(signed).rindex(CENTRAL)
    doubled = bytes(signed[:-22]) + bytes(signed[last:-22]) + bytes(signed[-22:])
    end = bytearray(doubled[-22:])
    count = struct.unpack_from("<H", end, 8)[0] + 1
    struct.pack_into("<HHI", end, 8, count, count, len(doubled) - 22 - at)
    assert refusal(KEY.sign(doubled[:-22] + bytes(end))).code == "package.member_twice"


def central_field(offset: int, form: str, value: int) -> bytes:
    """Return the package with one field of its last central record changed."""
    return resigned(
        lambda signed: struct.pack_into(form, signed, bytes(signed).rindex(CENTRAL) + offset, value)
    )


def test_an_encrypted_member_is_refused() -> None:
    assert refusal(central_field(8, "<H", 1)).code == "package.encrypted"


def test_a_deflated_member_is_refused_so_that_nothing_can_swell() -> None:
    assert refusal(central_field(10, "<H", 8)).code == "package.compressed"


@pytest.mark.parametrize(
    ("offset", "form", "value"),
    [
        (4, "<H", 10),  # made on another system
        (6, "<H", 45),  # needs zip64
        (8, "<H", 0x0800),  # names in UTF-8
        (8, "<H", 0x0008),  # a data descriptor follows
        (12, "<H", 7),  # a time
        (14, "<H", 0x5599),  # a day
        (16, "<I", 1),  # another checksum
        (20, "<I", 1),  # another packed size
        (24, "<I", 1),  # another size
        (24, "<I", 0xFFFFFFFF),  # the mark of zip64
        (30, "<H", 4),  # an extra field
        (32, "<H", 4),  # a comment
        (34, "<H", 1),  # another disk
        (36, "<H", 1),  # text
        (38, "<I", 0xA1FF0000),  # a symbolic link
    ],
)
def test_a_header_that_does_not_follow_from_its_member_is_refused(
    offset: int, form: str, value: int
) -> None:
    assert refusal(central_field(offset, form, value)).code in {
        "package.container",
        "package.stray_bytes",
    }


def test_members_that_overlap_are_refused() -> None:
    assert refusal(central_field(42, "<I", 0)).code == "package.stray_bytes"


def test_a_local_header_that_says_something_else_is_refused() -> None:
    def change(signed: bytearray) -> None:
        signed[bytes(signed).index(b"data/plan.json") - 30 + 14] ^= 1

    assert refusal(resigned(change)).code == "package.container"


def test_bytes_between_members_and_directory_are_refused() -> None:
    def insert(signed: bytearray) -> bytes:
        at = directory_at(signed)
        end = bytearray(signed[-22:])
        struct.pack_into("<I", end, 16, at + 6)
        return bytes(signed[:at]) + b"hidden" + bytes(signed[at:-22]) + bytes(end)

    assert refusal(resigned(insert)).code == "package.stray_bytes"


def test_bytes_before_the_first_member_are_refused() -> None:
    def insert(signed: bytearray) -> bytes:
        end = bytearray(signed[-22:])
        struct.pack_into("<I", end, 16, directory_at(signed) + 6)
        return b"hidden" + bytes(signed[:-22]) + bytes(end)

    assert refusal(resigned(insert)).code == "package.container"


@pytest.mark.parametrize("offset", [-22, -18, -16, -14, -12, -10, -6, -2])
def test_every_field_of_the_end_record_is_checked(offset: int) -> None:
    def change(signed: bytearray) -> None:
        signed[len(signed) + offset] ^= 1

    assert refusal(resigned(change)).code == "package.container"


def test_a_directory_that_holds_less_than_it_says_is_refused() -> None:
    def change(signed: bytearray) -> None:
        count = signed[len(signed) - 12]
        signed[len(signed) - 14] = signed[len(signed) - 12] = count + 1

    assert refusal(resigned(change)).code == "package.container"


def test_too_many_members_are_refused_before_they_are_read() -> None:
    members = {"mimetype": b"", "manifest.json": b""}
    members |= {f"files/{number:064x}.pdf": b"" for number in range(MOST_ENTRIES)}
    assert refusal(seal(members)).code == "package.entry_count"


def test_a_package_begins_with_its_type_and_its_manifest() -> None:
    assert refusal(seal({"manifest.json": b"{}"})).code == "package.not_package"
    assert refusal(seal({"mimetype": b"application/vnd.sopgi.package+zip"})).code == (
        "package.not_package"
    )
    assert refusal(seal({"mimetype": b"application/zip", "manifest.json": b"{}"})).code == (
        "package.not_package"
    )


def test_members_out_of_order_are_refused() -> None:
    """Two members whose names are equally long change places."""
    first, second = b"data/report.json", b"data/office.json"

    def swap(signed: bytearray) -> bytes:
        aside = b"-" * len(first)
        return bytes(signed).replace(first, aside).replace(second, first).replace(aside, second)

    assert refusal(resigned(swap)).code == "package.order"
