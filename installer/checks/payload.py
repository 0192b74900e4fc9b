"""Where every executable of the Windows program comes from, and whether it finds what it needs.

    python installer/checks/payload.py BUILD

Each PE file must be, byte for byte, one that a pinned wheel lists in its RECORD or one that the
Python Software Foundation signed (installer/windows_python.sh verified those); ours are SoPGI.exe
and, where Windows Python was put together under Wine, python3.dll. Each is for x64 and imports only
what is in the program or in every Windows 10 1809. Writes ``BUILD/provenance.txt``.
"""

import base64
import csv
import hashlib
import sys
from pathlib import Path

import pefile

X64 = 0x8664
OURS = {"SoPGI.exe": "built here", "_internal/python3.dll": "forwards to python313.dll, built here"}
WINDOWS = frozenset(
    """
    advapi32 authz bcrypt bcryptprimitives cfgmgr32 combase comctl32 comdlg32 crypt32 d2d1 d3d11
    d3d12 d3d9 dcomp dnsapi dwmapi dwrite dxgi gdi32 gdiplus icuuc icuin imm32 iphlpapi kernel32
    mpr mscms msvcrt netapi32 ntdll ole32 oleacc oleaut32 pdh powrprof propsys psapi rpcrt4
    secur32 setupapi shcore shell32 shlwapi ucrtbase user32 userenv uiautomationcore uxtheme
    version winhttp winmm winspool.drv ws2_32 wtsapi32
    """.split()  # noqa: SIM905 - a list of eighty quoted words reads worse
)
"""Parts of every Windows 10 from 1809 on."""
SETS = ("api-ms-win-", "ext-ms-win-")


def main(build: Path) -> int:
    """Check; print what is wrong; return the exit status."""
    program = build / "windows" / "SoPGI"
    python = build / "wine" / "drive_c" / "Python"
    known = listed(python / "Lib" / "site-packages")
    for file in [*(build / "python-parts" / "dlls").glob("*")]:
        known[digest(file)] = "CPython 3.13.11, python.org"
    files = sorted(path for path in program.rglob("*") if is_executable(path))
    here = {path.name.lower() for path in files}
    wrong, lines = [], []
    for path in files:
        name = path.relative_to(program).as_posix()
        origin = OURS.get(name) or known.get(digest(path))
        lines.append(f"{digest(path)}  {name}  {origin or 'UNKNOWN'}\n")
        if origin is None:
            wrong.append(f"{name}: from no pinned wheel")
        image = pefile.PE(str(path), fast_load=True)
        image.parse_data_directories(
            [
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"],
                pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT"],
            ]
        )
        if image.FILE_HEADER.Machine != X64:
            wrong.append(f"{name}: not for x64")
        wrong += [f"{name}: imports {need}" for need in needs(image) if not found(need, here)]
    (build / "provenance.txt").write_text("".join(lines), encoding="utf-8")
    print("\n".join(wrong) or f"{len(files)} executable files: each is known, each finds its needs")
    return 1 if wrong else 0


def listed(packages: Path) -> dict[str, str]:
    """Return the distribution of each file that an installed wheel lists, by digest."""
    known: dict[str, str] = {}
    for record in packages.glob("*.dist-info/RECORD"):
        with record.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                kind, _, value = row[1].partition("=")
                if kind == "sha256":
                    data = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
                    known[data.hex()] = record.parent.name.removesuffix(".dist-info")
    return known


def is_executable(path: Path) -> bool:
    """Tell whether a file begins as a program of Windows does, whatever its name is."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(2) == b"MZ"


def needs(image: pefile.PE) -> set[str]:
    """Return the libraries that a file imports, at once or later."""
    tables = ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT")
    return {entry.dll.decode().lower() for table in tables for entry in getattr(image, table, ())}


def found(name: str, here: set[str]) -> bool:
    """Tell whether a library is in the program or in Windows."""
    plain = name.removesuffix(".dll")
    return name in here or plain in WINDOWS or name.startswith(SETS)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
