#!/usr/bin/env bash
# Make the setup and the portable zip out of BUILD/windows/SoPGI.
#
#   installer/make-setup.sh BUILD [OUT]         -> OUT (BUILD): setup, portable zip, SHA256SUMS
#
# SOPGI_COMPRESSOR=zlib makes a larger setup sooner; SOPGI_VERSION gives it another number (tests).
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
BUILD=$(cd "${1:?where}" && pwd)
OUT=$(mkdir -p "${2:-$BUILD}" && cd "${2:-$BUILD}" && pwd)
PAYLOAD=$BUILD/windows/SoPGI
VERSION=${SOPGI_VERSION:-$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$HERE/../desktop/__init__.py")}
NAME=SoPGI-$VERSION-x64

# A place so deep that Windows would not take it is refused before anything is unpacked.
longest=$(cd "$PAYLOAD" && find . -type f | sed 's|^\./||' | awk '{ if (length > most) most = length } END { print most }')
nice -n 10 makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$VERSION" -DPAYLOAD="$PAYLOAD" \
  -DLONGEST="$longest" -DICON="$BUILD/windows-work/sopgi/sopgi.ico" -DOUTFILE="$OUT/$NAME.exe" \
  -DCOMPRESSOR="${SOPGI_COMPRESSOR:-lzma}" "$HERE/sopgi.nsi"

portable=$OUT/portable
rm -rf "$portable" "$OUT/$NAME-portable.zip"
mkdir -p "$portable"
cp -al "$PAYLOAD" "$portable/SoPGI"
cp "$HERE/portable.txt" "$portable/SoPGI/portable.txt"
(cd "$portable" && zip -q -r -X "../$NAME-portable.zip" SoPGI)
rm -rf "$portable"
(cd "$OUT" && sha256sum "$NAME.exe" "$NAME-portable.zip" >SHA256SUMS && cat SHA256SUMS)
