# Sourced by the scripts that work under Wine; BUILD is the folder of everything that is built.
# shellcheck shell=bash

export WINEPREFIX=${WINEPREFIX:-$BUILD/wine} WINEARCH=win64 WINEDEBUG=-all
# Ours for colour profiles (see missing_dlls.c); nothing of .NET or of a browser is ever asked for.
export WINEDLLOVERRIDES='mscms=n;mscoree=;mshtml=;winemenubuilder.exe='
# In a POSIX locale Wine loses every letter of an argument that is not ASCII.
export LC_ALL=${LC_ALL:-C.UTF-8}
_run=$(dirname "${BASH_SOURCE[0]}")/run.py

# shellcheck disable=SC2034 # for whoever sources this
PYTHON='C:\Python\python.exe'

# windows PROGRAM [WORD...]: run a program of Windows, never for ever; its words and its status.
windows() {
  python3 "$_run" --limit "${LIMIT:-300}" "$@"
}

# make_prefix: make WINEPREFIX a Windows 10 with our stand-ins, if it is not there yet.
make_prefix() {
  [ -d "$WINEPREFIX" ] || xvfb-run -a wineboot -i >/dev/null 2>&1
  # What Wine calls Windows 10; a new prefix says Windows 7.
  xvfb-run -a wine winecfg /v win10 >/dev/null 2>&1
  wineserver -w
  local system=$WINEPREFIX/drive_c/windows/system32
  rm -f "$system/mscms.dll"
  cp "$BUILD"/stand-ins/*.dll "$system/"
}
