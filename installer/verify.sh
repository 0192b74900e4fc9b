#!/usr/bin/env bash
# Build the Windows program on Linux and prove of it what can be proved without Windows.
#
#   installer/verify.sh [--quick] [BUILD]
#
# Run by root on Debian 12 it installs what is missing first; only Debian's archive and the registry
# of Python packages are asked. BUILD (build/installer) then holds the setup, the portable folder,
# SHA256SUMS, provenance.txt and screens/. Status 0: everything that was looked at holds.
#
# --quick is the share that every change is put to (.ci/run): the setup is packed sooner and larger,
# so its size is not looked at; one code page; no unit tests under Windows Python; no Linux program.
#
# What this shows is "started and self-checked under Wine", never "tested on Windows": CHECKLIST.md
# is for that.
set -euo pipefail
QUICK=no
if [ "${1:-}" = --quick ]; then QUICK=yes; shift; fi
HERE=$(cd "$(dirname "$0")" && pwd)
BUILD=${1:-$HERE/../build/installer}
BUILD=$(mkdir -p "$BUILD" && cd "$BUILD" && pwd)
MOST_MIB=40
cd "$HERE/.."

step() { printf '\n== %s (%d s)\n' "$1" "$SECONDS"; }

packages() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 0
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends \
    wine wine64 nsis gcc-mingw-w64-x86-64-posix binutils-mingw-w64-x86-64 osslsigncode unzip zip \
    xvfb xauth xdotool openbox imagemagick strace locales fonts-liberation2 libegl1 libgl1 \
    libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 \
    libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-randr0 libxcb-shape0 libxcb-xkb1 \
    >/dev/null
  # The locale in which Wine's code page is 1258, that of a Vietnamese Windows.
  locale -a | grep -qi '^vi_VN.utf-\?8$' || localedef -i vi_VN -f UTF-8 vi_VN.UTF-8
}

# An earlier setup to be replaced. Before the first release there is none: the same program then
# stands for it, under a lower number.
previous() {
  mkdir -p "$BUILD/previous"
  if [ -n "${SOPGI_PREVIOUS:-}" ]; then
    cp "$SOPGI_PREVIOUS" "$BUILD/previous/SoPGI-0.0.1-x64.exe"
  else
    echo 'no earlier release is known (SOPGI_PREVIOUS): this program under the number 0.0.1'
    SOPGI_VERSION=0.0.1 SOPGI_COMPRESSOR=zlib "$HERE/make-setup.sh" "$BUILD" "$BUILD/previous"
  fi
}

provenance() {
  local tools=$BUILD/tools
  if [ ! -d "$tools" ]; then
    grep '^pefile==' "$HERE/requirements-build.txt" >"$BUILD/pefile.txt"
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
      --target "$tools" -r "$BUILD/pefile.txt"
  fi
  PYTHONPATH=$tools python3 "$HERE/checks/payload.py" "$BUILD"
}

size() {
  local bytes
  bytes=$(stat -c %s "$1")
  echo "$(basename "$1"): $bytes bytes"
  [ "$bytes" -le $((MOST_MIB * 1000 * 1000)) ] || { echo "larger than $MOST_MIB MB" >&2; return 1; }
}

step 'packages of Debian'
packages
export TMPDIR=$BUILD/tmp
mkdir -p "$TMPDIR" "$BUILD/screens"
step 'Windows Python'
if [ ! -f "$BUILD/wine/drive_c/Python/python.exe" ]; then
  SOPGI_TESTS=$([ $QUICK = yes ] || echo yes) "$HERE/windows_python.sh" "$BUILD"
fi
step 'program and setup'
SOPGI_COMPRESSOR=$([ $QUICK = yes ] && echo zlib || echo lzma) "$HERE/build-wine.sh" "$BUILD"
SETUP=$(ls "$BUILD"/SoPGI-*-x64.exe)
step 'earlier setup'
previous
step 'where every executable file is from, and what it needs'
provenance
if [ $QUICK = no ]; then
  step 'size'
  size "$SETUP"
  "$HERE/../benchmarks/size.sh" "$BUILD"
fi
step 'self-test in a folder with a Vietnamese name'
LC_ALL=vi_VN.UTF-8 "$HERE/checks/self_test.sh" "$BUILD" cp1258
if [ $QUICK = no ]; then LC_ALL=C.UTF-8 "$HERE/checks/self_test.sh" "$BUILD" cp1252; fi
step 'setup: install, replace, refuse, heal, uninstall; portable folder'
"$HERE/checks/setup.sh" "$BUILD" "$SETUP" "$BUILD"/previous/*.exe
step 'from the setup to a package on a stick, by keyboard'
"$HERE/checks/first_package.sh" "$BUILD" "$SETUP"
if [ $QUICK = no ]; then
  step 'unit tests under the Windows interpreter'
  "$HERE/checks/unit_tests.sh" "$BUILD"
  step 'the Linux program of the same specification, in a real window'
  "$HERE/build-linux.sh" "$BUILD"
  "$HERE/checks/window.sh" "$BUILD"
else
  echo
  echo 'Not looked at (--quick): size, code page 1252, unit tests under Windows, the Linux window.'
fi
printf '\nEverything that was looked at holds (%d s). Setup: %s\n' "$SECONDS" "$SETUP"
