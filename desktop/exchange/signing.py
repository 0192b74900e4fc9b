"""Keys and signatures: Ed25519 over every byte of the file that precedes the signature itself.

The signature proves which key made the bytes. It is not a "chữ ký số" in the legal sense, and no
text of the program calls it so.
"""

import hashlib
import re

from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from desktop.domain.errors import PackageRefused
from desktop.domain.record import Record

_PURPOSE = b"sopgi-package-v1\x00"
_COMMENT = (
    '{{"sopgi":1,"algorithm":"Ed25519","key_id":"{}","public_key":"{}","signature":"{}"}}'.format
)
_PATTERN = re.compile(
    rb'\{"sopgi":1,"algorithm":"Ed25519","key_id":"([0-9a-f]{16})",'
    rb'"public_key":"([0-9a-f]{64})","signature":"([0-9a-f]{128})"\}'
)
COMMENT_LENGTH = len(_COMMENT("0" * 16, "0" * 64, "0" * 128))
_FIRST_BYTES = b"PK\x03\x04"
_MARK = b"sopgi"
_MARK_WITHIN = 100
_GROUP = 4


class Signature(Record, frozen=True, kw_only=True):
    """What the comment of an intact package says."""

    package_id: str
    """SHA-256 of the signed bytes, in hexadecimal."""
    public_key: str
    """32 bytes in hexadecimal."""
    signed: bytes
    """The file without its comment."""


class KeyPair:
    """The secret key of an office with its public half.

    Args:
        seed: the 32 secret bytes.
    """

    def __init__(self, seed: bytes) -> None:
        self._key = SigningKey(seed)
        self.seed = seed
        self.public_key: str = bytes(self._key.verify_key).hex()

    @staticmethod
    def new() -> "KeyPair":
        """Return a fresh random key."""
        return KeyPair(bytes(SigningKey.generate()))

    def sign(self, signed: bytes) -> bytes:
        """Return the file: the signed bytes and the comment."""
        signature = self._key.sign(_message(signed)).signature
        comment = _COMMENT(key_id(self.public_key), self.public_key, signature.hex())
        return signed + comment.encode("ascii")


def key_id(public_key: str) -> str:
    """Return the first 16 digits of the SHA-256 of a public key."""
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:16]


def fingerprint(public_key: str) -> str:
    """Return the key id as people read it to each other: "7F2A-91C4-0B3E-D85A"."""
    digits = key_id(public_key).upper()
    return "-".join(digits[start : start + _GROUP] for start in range(0, len(digits), _GROUP))


def check_signature(data: bytes) -> Signature:
    """Return the signature of a file whose every byte it covers.

    Nothing but the comment, the last bytes of the file, is looked at before the key has answered.
    The comment has one form only: no second spelling of a signature is accepted.

    Raises:
        PackageRefused: ``package.altered``, or ``package.not_package`` where neither the start
            nor the end of the file is that of a package.
    """
    match = _PATTERN.fullmatch(data[-COMMENT_LENGTH:])
    if match is None:
        started = data.startswith(_FIRST_BYTES) and _MARK in data[:_MARK_WITHIN]
        raise PackageRefused("package.altered" if started else "package.not_package")
    stated_id, public_key, signature = (part.decode("ascii") for part in match.groups())
    signed = data[:-COMMENT_LENGTH]
    if stated_id != key_id(public_key):
        raise PackageRefused("package.altered")
    try:
        VerifyKey(bytes.fromhex(public_key)).verify(_message(signed), bytes.fromhex(signature))
    except CryptoError:
        raise PackageRefused("package.altered") from None
    return Signature(
        package_id=hashlib.sha256(signed).hexdigest(), public_key=public_key, signed=signed
    )


def _message(signed: bytes) -> bytes:
    return _PURPOSE + hashlib.sha512(signed).digest()
