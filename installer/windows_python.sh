#!/usr/bin/env bash
# Put CPython 3.13 for Windows together in a Wine prefix, from package registries alone.
#
#   installer/windows_python.sh BUILD
#
# BUILD/wine becomes the prefix, C:\Python in it the interpreter with the pinned wheels.
#
#   interpreter and extensions   python313.dll and *.pyd as python.org released them (3.13.11), which
#                                the Windows wheel of Panda3D carries for freezing; each must bear the
#                                signature of the Python Software Foundation
#   standard library (.py)       Debian's libpython3.13 (signed archive), or SOPGI_STDLIB=DIR
#   wheels                       installer/requirements.txt, installer/requirements-build.txt: hashes
#   python3.dll                  a forwarder made here, see forwarder(): with an official Windows
#                                Python (build.ps1) the Foundation's own is used instead
#   python.exe, missing_dlls     made here from installer/wine, never shipped
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
BUILD=$(mkdir -p "${1:?where to}" && cd "$1" && pwd)
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
HOME_DIR=$WINEPREFIX/drive_c/Python
WORK=$BUILD/python-parts
PANDA=panda3d==1.10.16
PANDA_HASH=sha256:0e505261bb58d8402d0099c291f1a3459acfdd38f3e7d666e72aa2e1ea5dc46f
CC=x86_64-w64-mingw32-gcc
PIP=(python3 -m pip --quiet --disable-pip-version-check --no-input)

interpreter() {
  mkdir -p "$WORK/dlls" "$HOME_DIR/DLLs" "$HOME_DIR/Lib"
  printf '%s --hash=%s\n' "$PANDA" "$PANDA_HASH" >"$WORK/panda.txt"
  "${PIP[@]}" download --no-deps --require-hashes --only-binary=:all: --platform win_amd64 \
    --python-version 3.13 --implementation cp --dest "$WORK" -r "$WORK/panda.txt"
  unzip -q -o -j "$WORK"/panda3d-*.whl 'deploy_libs/*' -d "$WORK/dlls"
  # Not wanted: the free-threaded twins, test modules, Tk, what Windows has itself, an old VC run
  # time (Qt brings a newer one), and _wmi, which may hang on a sick PC (platform does without).
  (cd "$WORK/dlls" && rm -f ./*.cp313t-* ./*_test* ./*tk86t.dll ./tcl86t.dll ./_tkinter.pyd \
    ./api-ms-* ./[Vv][Cc][Rr][Uu][Nn]* ./_wmi.pyd ./zlib1.dll ./winsound.pyd)
  local file
  for file in "$WORK"/dlls/*.pyd "$WORK"/dlls/python313.dll; do signed "$file"; done
  cp "$WORK/dlls/python313.dll" "$HOME_DIR/"
  cp "$WORK"/dlls/*.pyd "$WORK"/dlls/{libcrypto-3,libffi-8,libssl-3,sqlite3}.dll "$HOME_DIR/DLLs/"
  $CC -municode -O2 -s -o "$HOME_DIR/python.exe" "$HERE/wine/python_exe.c"
  forwarder
}

# The digest in the signature is that of the file, and the signer is the Foundation. Whether the
# chain leads to Microsoft's root is not looked at: Debian does not carry that root.
signed() {
  local told
  told=$(osslsigncode verify -in "$1" -ignore-timestamp -ignore-crl 2>/dev/null || true)
  [ "$(sed -n 's/^Current message digest *: *//p' <<<"$told" | tr -d ' ')" = \
    "$(sed -n 's/^Calculated message digest *: *//p' <<<"$told" | tr -d ' ')" ] &&
    grep -q 'CN=Python Software Foundation' <<<"$told" ||
    { echo "$(basename "$1"): not as the Python Software Foundation signed it" >&2; exit 1; }
}

# Wheels for the stable ABI import python3.dll. It holds no code: each name leads to the same name
# in python313.dll.
forwarder() {
  {
    echo 'LIBRARY python3.dll'
    echo EXPORTS
    x86_64-w64-mingw32-objdump -p "$HOME_DIR/python313.dll" |
      sed -n 's/^\t\[ *[0-9]*\] \([A-Za-z_][A-Za-z0-9_]*\)$/  \1 = python313.\1/p'
  } >"$WORK/python3.def"
  [ "$(wc -l <"$WORK/python3.def")" -gt 1600 ] || { echo 'python313.dll exports too little' >&2; exit 1; }
  echo 'int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }' >"$WORK/python3.c"
  $CC -shared -nostdlib -s -Wl,-e,DllMain,--no-insert-timestamp -o "$HOME_DIR/python3.dll" \
    "$WORK/python3.c" "$WORK/python3.def"
}

library() {
  local from=${SOPGI_STDLIB:-}
  if [ -z "$from" ]; then
    debian_library
    from=$WORK/debian/usr/lib/python3.13
    cp "$WORK/debian/usr/share/doc/libpython3.13-minimal/copyright" "$HOME_DIR/LICENSE.txt"
  fi
  tar -C "$from" -cf - --exclude=./lib-dynload --exclude=./site-packages --exclude=./dist-packages \
    --exclude=./test --exclude=__pycache__ --exclude='./config-*' --exclude='./_sysconfigdata*' \
    --exclude=./sitecustomize.py --exclude=./EXTERNALLY-MANAGED . | tar -C "$HOME_DIR/Lib" -xf -
}

# From the archive of Debian 13, whose key is on every Debian 12; nothing of it is installed.
debian_library() {
  local state=$WORK/apt
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$WORK/debian"
  echo 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian trixie main' \
    >"$state/sources.list"
  local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$state/lists" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$state" && "${apt[@]}" download libpython3.13-minimal libpython3.13-stdlib)
  local package
  for package in "$state"/*.deb; do dpkg -x "$package" "$WORK/debian"; done
}

wheels() {
  "${PIP[@]}" install --require-hashes --no-deps --only-binary=:all: --platform win_amd64 \
    --python-version 3.13 --implementation cp --abi cp313 --abi abi3 --abi none --upgrade \
    --target "$HOME_DIR/Lib/site-packages" -r "$HERE/requirements.txt" \
    -r "$HERE/requirements-build.txt" ${SOPGI_TESTS:+-r "$HERE/requirements-test.txt"}
  # One VC run time for the interpreter and for Qt: the newest of the two.
  cp "$HOME_DIR"/Lib/site-packages/PySide6/vcruntime140*.dll "$HOME_DIR/"
}

stand_ins() {
  local to=$BUILD/stand-ins from=$HERE/wine/missing_dlls.c
  mkdir -p "$to"
  $CC -shared -O2 -s -DRANDOM -o "$to/bcryptprimitives.dll" "$from" -ladvapi32
  $CC -shared -O2 -s -DCONVERT -o "$to/icuuc.dll" "$from"
  $CC -shared -O2 -s -DCOLOUR -o "$to/mscms.dll" "$from"
}

stand_ins
make_prefix
interpreter
library
wheels
windows "$PYTHON" -c 'import sqlite3, sys; print("Python", sys.version.split()[0], "for", sys.platform, "SQLite", sqlite3.sqlite_version)'
