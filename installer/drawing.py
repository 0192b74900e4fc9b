"""The icon of the program and of its files, drawn from the icon of the window."""

import io
import sys
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
GREEN, WHITE = "#12633F", "#FFFFFF"
"""The accent of the window, and what stands on it."""


def draw_icon(name: str, target: Path) -> None:
    """Write an .ico of one drawing of ``resources/icons``, white on a green tile."""
    text = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", WHITE).encode()))
    tiles = [_tile(renderer, size) for size in SIZES]
    tiles[-1].save(
        target, format="ICO", sizes=[tile.size for tile in tiles], append_images=tiles[:-1]
    )


def _tile(renderer: QSvgRenderer, size: int) -> Image.Image:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(GREEN))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 6, size / 6)
    edge = size / 8
    renderer.render(painter, QRectF(edge, edge, size - 2 * edge, size - 2 * edge))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data())))


if __name__ == "__main__":
    draw_icon(sys.argv[1], Path(sys.argv[2]))
