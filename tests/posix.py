"""What the tests need of POSIX: a limit on the size of files, signals, modes of folders.

Under the Windows interpreter (installer/checks/unit_tests.sh) what needs them is skipped, and
counted.
"""

import sys

import pytest

posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="needs signals, modes, limits or names of POSIX"
)


def fill_disk_at(limit: int) -> None:
    """Let this process write no file beyond so many bytes, as on a disk that is full there."""
    import resource  # noqa: PLC0415 - POSIX alone has it

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
