"""Write the pinned requirements of the Windows build: one wheel and one hash for each package.

    python installer/lock.py

Needs ``uv`` and ``pip``. ``requirements.txt`` holds what the program needs (pyproject.toml pins it,
here come what those need in turn), ``requirements-build.txt`` what freezes it, and
``requirements-test.txt`` what the unit tests need besides. No address of a registry is written.
"""

import hashlib
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = ("--platform", "win_amd64", "--python-version", "3.13", "--implementation", "cp")
ABIS = ("--abi", "cp313", "--abi", "abi3", "--abi", "none")
BUILD = ("pyinstaller==6.22.3",)
TESTS = ("hypothesis", "pytest", "pytest-qt", "pytest-xdist")
PURE = "py3-none-any"


def main() -> None:
    """Resolve, download and hash; write the three files."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    groups = project["dependency-groups"]["dev"]
    tests = [line for line in groups if line.split("==")[0] in TESTS]
    ours = resolved(wanted)
    write("requirements.txt", ours)
    write("requirements-build.txt", resolved(BUILD) - ours)
    write("requirements-test.txt", resolved([*wanted, *tests]) - ours - resolved(BUILD))


def resolved(wanted: "list[str] | tuple[str, ...]") -> set[str]:
    """Return the pins of some requirements and of all that they need on Windows."""
    answer = subprocess.run(
        ["uv", "pip", "compile", "-", "--python-platform", "x86_64-pc-windows-msvc", "--quiet",
         "--python-version", "3.13", "--no-header", "--no-annotate", "--no-emit-index-url",
         "--no-emit-find-links"],
        input="\n".join(wanted), capture_output=True, text=True, check=True,
    )  # fmt: skip
    return {line.strip() for line in answer.stdout.splitlines() if "==" in line}


def write(name: str, pins: set[str]) -> None:
    """Download the wheel of each pin for Windows, and write pins and hashes."""
    lines = ["# Made by installer/lock.py: the wheels of the Windows build.\n"]
    with tempfile.TemporaryDirectory() as folder:
        for pin in sorted(pins):
            place = Path(folder) / pin
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *TARGET, *ABIS,
                 "--only-binary=:all:", "--dest", str(place), pin],
                check=True,
            )  # fmt: skip
            (wheel,) = place.iterdir()
            digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
            lines.append(f"{pin} --hash=sha256:{digest}\n")
    (HERE / name).write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
