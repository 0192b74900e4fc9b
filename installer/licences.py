"""Gather the licence of everything that is shipped; one without a text stops the build.

The texts come from the installed distributions themselves. Qt's wheels name the LGPL but carry only
the text of the other licence that one may buy: for them the texts beside this file are taken.
"""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "licences"
BOUGHT = "LicenseRef-Qt-Commercial"
QT = {"pyside6-essentials", "shiboken6"}
BOOTLOADER = "pyinstaller"
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


class NoLicenceError(Exception):
    """A distribution is shipped without the text of its licence."""


def shipped_names(requirements: Path = HERE / "requirements.txt") -> tuple[str, ...]:
    """Return the distributions that go into the program, with the one that starts it."""
    return (*_PIN.findall(requirements.read_text(encoding="utf-8")), BOOTLOADER)


def gather(target: Path, names: Iterable[str]) -> None:
    """Write a folder for each distribution, for Python, Qt and the program itself.

    Raises:
        NoLicenceError: a distribution has no licence text.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    lines = []
    for name in sorted(names, key=str.lower):
        found = distribution(name)
        folder = target / f"{name}-{found.version}"
        folder.mkdir()
        if name in QT:
            texts = sorted(TEXTS.glob("*.txt"))
            terms = "LGPL-3.0-only"
        else:
            texts = licence_texts(found)
            terms = found.metadata.get("License-Expression") or _terms(found)
        if not texts:
            message = f"{name} {found.version} is shipped without a licence text"
            raise NoLicenceError(message)
        for number, text in enumerate(texts):
            place = folder / text.name
            shutil.copyfile(text, place if not place.exists() else folder / f"{number}-{text.name}")
        lines.append(f"{name} {found.version}: {terms}\n")
    shutil.copyfile(HERE.parent / "LICENSE", target / "So-PGI.txt")
    shutil.copyfile(python_licence(), target / f"Python-{sysconfig.get_python_version()}.txt")
    for text in (HERE.parent / "resources").rglob("*"):
        if text.suffix == ".txt" and ("LICENSE" in text.name or "OFL" in text.name):
            shutil.copyfile(text, target / text.name)
    notice = (TEXTS / "THONG-BAO.md").read_text(encoding="utf-8")
    versions = {"qt": distribution("pyside6-essentials").version, "list": "".join(lines)}
    (target / "THONG-BAO.txt").write_text(
        notice.replace("{qt}", versions["qt"]).replace("{list}", versions["list"]),
        encoding="utf-8-sig",
        newline="\r\n",
    )


def licence_texts(found: Distribution) -> list[Path]:
    """Return the licence texts in the metadata of a distribution."""
    own = [
        file
        for file in found.files or ()
        if ".dist-info" in PurePosixPath(file).parts[0]
        and BOUGHT not in file.name
        and (_TEXT.match(file.name) or "licenses" in file.parts)
    ]
    return [path for file in sorted(own) if (path := Path(str(file.locate()))).is_file()]


def python_licence() -> Path:
    """Return the licence text of the interpreter that is shipped.

    Raises:
        NoLicenceError: it is not there.
    """
    library = Path(sysconfig.get_path("stdlib"))
    for place in (Path(sys.base_prefix) / "LICENSE.txt", library / "LICENSE.txt"):
        if place.is_file():
            return place
    if sys.platform == "linux" and (
        system := list(Path("/usr/share/doc").glob("*python3*/copyright"))
    ):
        return system[0]
    message = "the licence of Python is not there"
    raise NoLicenceError(message)


def _terms(found: Distribution) -> str:
    named = [one for one in found.metadata.get_all("Classifier", []) if one.startswith("License")]
    return found.metadata.get("License") or "; ".join(one.split(" :: ")[-1] for one in named)


if __name__ == "__main__":
    gather(Path(sys.argv[1]), shipped_names())
