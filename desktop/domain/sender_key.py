"""What is known of the key that signed a package: a right signature alone names nobody."""

from enum import StrEnum


class KeyState(StrEnum):
    """How the key of a package compares with the keys that a ledger keeps."""

    UNCOMPARED = "uncompared"
    """No ledger was looked into."""
    UNKNOWN = "unknown"
    """The ledger knows no key of this sender."""
    KNOWN = "known"
    """The ledger knows the key as that of this sender."""
    DIFFERS = "differs"
    """The ledger knows the sender, but by other keys only."""
