"""Lists typed as lines of one box are read as they were typed."""

import pytest

from desktop.domain.plan import Recipient
from desktop.ui.text_lines import recipients_of, recipients_text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("- UBND tỉnh (b/c);", Recipient(name="UBND tỉnh", note="b/c")),
        ("Sở Tài chính (Phòng A) (p/h)", Recipient(name="Sở Tài chính (Phòng A)", note="p/h")),
        ("Lưu: VT, KT(2)", Recipient(name="Lưu: VT, KT(2)")),
        ("Lưu: VT.", Recipient(name="Lưu: VT")),
    ],
)
def test_a_note_stands_in_brackets_of_its_own(typed: str, wanted: Recipient) -> None:
    assert recipients_of(typed) == (wanted,)
    assert recipients_of(recipients_text([wanted])) == (wanted,)


def test_blank_lines_and_bare_dashes_are_nobody() -> None:
    assert recipients_of("UBND tỉnh\n\n - \nLưu: VT") == (
        Recipient(name="UBND tỉnh"),
        Recipient(name="Lưu: VT"),
    )
