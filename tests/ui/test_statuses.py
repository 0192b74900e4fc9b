"""Statuses can be told apart in grey, and by whoever does not see red or green."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.domain.result import Progress, ResultStatus
from desktop.ui import statuses
from desktop.ui.icons import pixmap
from desktop.ui.theme import HIGH, USUAL
from desktop.ui.widgets.charts_paint import counts_of, counts_text, draw_progress

ALL = (*ResultStatus, None)
Matrix = tuple[tuple[float, float, float], ...]

EYES: dict[str, Matrix] = {
    # Viénot, Brettel & Mollon 1999, in linear RGB; grey by luminance.
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def seen(hexed: str, eyes: Matrix) -> tuple[float, ...]:
    """Return a colour as such eyes see it, each channel with the eye's own scale (0 to 1)."""
    made = QColor(hexed)
    rgb = [linear(part) for part in (made.redF(), made.greenF(), made.blueF())]
    mixed = (sum(a * b for a, b in zip(line, rgb, strict=True)) for line in eyes)
    return tuple(max(part, 0) ** (1 / 2.2) for part in mixed)


def shape(status: ResultStatus | None) -> set[tuple[int, int]]:
    """Return the inked pixels of a status's icon."""
    drawn = pixmap(statuses.of_result(status).icon, "ink", 32).toImage()
    return {(x, y) for x in range(32) for y in range(32) if drawn.pixelColor(x, y).alpha() > 127}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", [USUAL, HIGH], ids=["usual", "high contrast"])
def test_two_statuses_differ_in_colour_or_in_the_shape_of_their_icon(
    dressed: QApplication, theme: dict[str, str], eyes: str
) -> None:
    alike = []
    for one, other in combinations(ALL, 2):
        tones = [
            seen(theme[statuses.of_result(status).tone], EYES[eyes]) for status in (one, other)
        ]
        apart = max(abs(a - b) for a, b in zip(*tones, strict=True))
        drawn = shape(one), shape(other)
        differing = len(drawn[0] ^ drawn[1]) / len(drawn[0] | drawn[1])
        if apart < 0.15 and differing < 0.15:
            alike.append((one, other, round(apart, 2), round(differing, 2)))
    assert alike == []


def test_every_status_has_an_icon_and_a_word_of_its_own() -> None:
    signs = [statuses.of_result(status) for status in ALL]
    assert len({sign.icon for sign in signs}) == len({sign.word for sign in signs}) == len(ALL)


def drawn(progress: Progress) -> QImage:
    image = QImage(240, 24, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    draw_progress(painter, QRectF(image.rect()), progress)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def texture(status: ResultStatus | None) -> tuple[float, float]:
    """Return mean and spread of the grey of a chart that is all one status."""
    counted = {} if status is None else {status.value: 1}
    image = drawn(Progress(total=1, **counted))
    greys = [image.pixelColor(x, y).value() for x in range(12, 228) for y in range(3, 21)]
    mean = sum(greys) / len(greys)
    return mean, (sum((grey - mean) ** 2 for grey in greys) / len(greys)) ** 0.5


def test_the_patterns_of_the_chart_differ_in_grey(dressed: QApplication) -> None:
    textures = {status: texture(status) for status in ALL}
    near = [
        (one, other, textures[one], textures[other])
        for one, other in combinations(ALL, 2)
        if max(abs(a - b) for a, b in zip(textures[one], textures[other], strict=True)) < 18
    ]
    assert near == []


def test_the_parts_of_the_chart_are_as_wide_as_their_counts(dressed: QApplication) -> None:
    image = drawn(Progress(total=4, done=1, not_started=3))
    dark = sum(image.pixelColor(x, 12).value() < 120 for x in range(240))
    assert 58 <= dark <= 66


def test_the_chart_is_told_in_numbers_too() -> None:
    progress = Progress(total=7, done=3, overdue=1)
    assert counts_text(progress) == "7 nhiệm vụ: 3 đã thực hiện, 1 quá hạn, 3 chưa nhập"
    assert sum(count for _, count in counts_of(progress)) == 7
