"""Days in pasted text that no calendar has."""

import re

from desktop.domain.dates import require_possible

_DAY = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\d/-])")
_SHORT_DAY = re.compile(
    r"(?:^|ngày |trước |đến |hạn )(\d{1,2})[/-](\d{1,2})(?![\d/.-])", re.IGNORECASE
)
"""A day without its year, only where it can be nothing else: "24/7" is not one."""


def require_days(text: str) -> None:
    """Refuse a text that names a day such as 31/02/2024.

    Raises:
        InputRefused: ``date.impossible``.
    """
    for day, month, year in _DAY.findall(text):
        require_possible(int(day), int(month), int(year))
    for day, month in _SHORT_DAY.findall(text.strip()):
        require_possible(int(day), int(month), None)
