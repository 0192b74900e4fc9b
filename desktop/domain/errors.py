"""What the program refuses, and why.

    Refused                 the input or its surroundings are at fault; the user can mend it
    ├── InputRefused        something typed or asked for
    ├── LedgerRefused       the ledger file cannot be opened or written
    ├── FileRefused         another file cannot be read or written
    └── PackageRefused      a package is damaged, altered or not for us

A refusal carries a dotted code and the values of its sentence. The Vietnamese sentence (what,
where, how to mend) is found by the code in ``desktop.wording``. Anything else that is raised is
a fault of the program itself.
"""


class Refused(Exception):  # noqa: N818 - reads as a fact
    """The program declines; ``code`` names the sentence and ``values`` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class InputRefused(Refused):
    """Something typed or asked for breaks a rule."""


class LedgerRefused(Refused):
    """The ledger cannot be opened or written; it was left as it was."""


class FileRefused(Refused):
    """A file that is not the ledger cannot be read or written."""


class PackageRefused(Refused):
    """A package is damaged, altered, too new or not a package at all."""
