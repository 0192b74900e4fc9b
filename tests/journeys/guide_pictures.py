"""The pictures of the guide: taken from the walk over all screens, so that they never age."""

import os
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from desktop.paths import resource

PICTURES = {
    "home": "mau-home",
    "head": "mau-head",
    "decision": "mau-decision",
    "content": "mau-content",
    "targets": "mau-targets",
    "tasks": "mau-tasks",
    "organisation": "mau-organisation",
    "preview": "mau-preview",
    "revisions": "sua-doi-revisions",
    "results": "mau-results",
    "report": "mau-report",
    "send": "da-gui-send",
    "catalogue": "mau-catalogue",
    "system": "mau-system",
    "backup": "mau-system-sao-luu",
    "log": "mau-log",
    "first-run": "dialog-mo-so",
    "issue": "dialog-ban-hanh",
    "plan-year": "dialog-doi-nam",
    "next-year": "dialog-nam-sau",
    "paste": "dialog-dan",
    "period": "dialog-ky",
    "fill": "dialog-dien-nhieu",
    "word-back": "dialog-nhan-tu-word",
    "lint": "dialog-the-thuc",
}
"""Name of a picture in ``resources/help/pictures``, and the screen that it shows."""
PERCENT = 150
"""The scale of the pictures."""
FOLDER = resource("help", "pictures")
_COARSE = (96, 64)
"""To this size both are shrunk before they are compared: letters may be drawn a little apart."""
_MOST = 2.5
"""How far two shrunk pictures may be apart, in steps of grey on average."""


def keep(screens: Path) -> None:
    """Take the pictures anew, when SOPGI_REGENERATE is set."""
    if not os.environ.get("SOPGI_REGENERATE"):
        return
    FOLDER.mkdir(exist_ok=True)
    for name, screen in PICTURES.items():
        with Image.open(screens / f"{PERCENT}-{screen}.png") as taken:
            small = taken.convert("RGB").quantize(48, dither=Image.Dither.NONE)
        small.save(FOLDER / f"{name}.png", optimize=True)


def aged(screens: Path) -> list[str]:
    """Return the pictures that no longer show the screen of now."""
    return [
        f"{name}: {apart:.1f}"
        for name, screen in PICTURES.items()
        if (apart := _apart(FOLDER / f"{name}.png", screens / f"{PERCENT}-{screen}.png")) > _MOST
    ]


def _apart(shown: Path, now: Path) -> float:
    with Image.open(shown) as one, Image.open(now) as other:
        if one.size != other.size:
            return 255.0
        coarse = [
            image.convert("L").resize(_COARSE, Image.Resampling.BOX) for image in (one, other)
        ]
    return float(ImageStat.Stat(ImageChops.difference(*coarse)).mean[0])
