"""Whatever happens to a package on its way, it is refused before anything inside is parsed."""

import hashlib
import random

import pytest
from nacl.signing import SigningKey

from desktop.domain.errors import PackageRefused
from desktop.exchange import package as package_module
from desktop.exchange.package import read_package, write_package
from desktop.exchange.signing import COMMENT_LENGTH, KeyPair
from tests.exchange.forge import KEY, letter, refusal, result_content, whole

REFUSED = {"package.altered", "package.not_package"}


@pytest.fixture(autouse=True)
def nothing_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parsing anything at all fails these tests; an intact package shows that it would."""

    def parse(*_: object, **__: object) -> None:
        raise AssertionError("parsed")

    monkeypatch.setattr(package_module, "unpack", parse)


def test_an_intact_package_is_parsed() -> None:
    with pytest.raises(AssertionError, match="parsed"):
        read_package(whole())


def test_every_single_byte_matters() -> None:
    data = bytearray(whole())
    for place in range(len(data)):
        flip = 1 + place * 37 % 255
        data[place] ^= flip
        assert refusal(bytes(data)).code in REFUSED, place
        data[place] ^= flip


def test_every_single_bit_of_the_end_record_and_the_signature_matters() -> None:
    """Among them the case of a hexadecimal digit, which spells the same number."""
    data = bytearray(whole())
    for place in range(len(data) - COMMENT_LENGTH - 22, len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            assert refusal(bytes(data)).code in REFUSED, (place, bit)
            data[place] ^= 1 << bit


def test_changes_in_many_places_are_refused() -> None:
    data, chance = whole(), random.Random(2)  # noqa: S311
    for _ in range(500):
        changed = bytearray(data)
        for _ in range(chance.randrange(2, 40)):
            changed[chance.randrange(len(data))] = chance.randrange(256)
        if bytes(changed) != data:
            assert refusal(bytes(changed)).code in REFUSED


def test_every_shorter_length_is_refused() -> None:
    data = whole()
    for length in range(len(data)):
        assert refusal(data[:length]).code in REFUSED, length


def test_nothing_may_stand_before_or_after() -> None:
    data = whole()
    for more in (b"\x00", b"\n", b"}", data, b"PK\x05\x06" + bytes(18)):
        assert refusal(data + more).code in REFUSED
        assert refusal(more + data).code in REFUSED


def test_a_zeroed_or_moved_block_is_refused() -> None:
    data = whole()
    for start in range(0, len(data) - 512, 512):
        assert refusal(data[:start] + bytes(512) + data[start + 512 :]).code in REFUSED
        moved = data[start : start + 512] + data[:start] + data[start + 512 :]
        assert start == 0 or refusal(moved).code in REFUSED


def test_parts_of_two_packages_do_not_make_one() -> None:
    one = whole()
    other = write_package(letter(sequence=2), result_content(), KEY)
    body, comment = one[:-COMMENT_LENGTH], one[-COMMENT_LENGTH:]
    assert refusal(other[:-COMMENT_LENGTH] + comment).code == "package.altered"
    assert refusal(body + other[-COMMENT_LENGTH:]).code == "package.altered"
    half = len(body) // 2
    assert refusal(other[:half] + one[half:]).code in REFUSED


def test_a_key_id_that_is_not_the_keys_own_is_refused() -> None:
    stranger = KeyPair(bytes(32))
    comment = whole()[-COMMENT_LENGTH:]
    theirs = stranger.sign(whole()[:-COMMENT_LENGTH])[-COMMENT_LENGTH:]
    start = comment.index(b'"key_id":"') + 10
    mixed = theirs[:start] + comment[start : start + 16] + theirs[start + 16 :]
    assert refusal(whole()[:-COMMENT_LENGTH] + mixed).code == "package.altered"


def test_a_signature_for_another_purpose_is_refused() -> None:
    """The same key and the same bytes, without the words that say what is signed."""
    data = whole()
    signature = SigningKey(KEY.seed).sign(data[:-COMMENT_LENGTH]).signature.hex().encode()
    assert refusal(data[:-130] + signature + data[-2:]).code == "package.altered"


def test_the_weak_keys_that_verify_anything_are_refused() -> None:
    """The neutral point as key and a signature of it: some implementations accept it."""
    weak = (1).to_bytes(32, "little")
    number = hashlib.sha256(weak).hexdigest()[:16]
    zero = ((1).to_bytes(32, "little") + bytes(32)).hex()
    comment = (
        f'{{"sopgi":1,"algorithm":"Ed25519","key_id":"{number}","public_key":"{weak.hex()}",'
        f'"signature":"{zero}"}}'
    ).encode()
    assert len(comment) == COMMENT_LENGTH
    assert refusal(whole()[:-COMMENT_LENGTH] + comment).code == "package.altered"


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"%PDF-1.4", bytes(10_000), b"PK\x05\x06" + bytes(18)]
)
def test_what_was_never_a_package_is_called_so(data: bytes) -> None:
    assert refusal(data).code == "package.not_package"


def test_a_package_that_was_cut_is_called_damaged() -> None:
    with pytest.raises(PackageRefused) as caught:
        read_package(whole()[:-1])
    assert caught.value.code == "package.altered"
