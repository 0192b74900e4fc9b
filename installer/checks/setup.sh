#!/usr/bin/env bash
# Try the setup under Wine, silently, as a user with a Vietnamese name, in a prefix of its own.
#
#   installer/checks/setup.sh BUILD SETUP PREVIOUS
#
# PREVIOUS is the setup of an earlier version. Prints a line for each check; status 0: all hold.
# Words in the code: C:\users\Nguyễn Thị Đào is the profile; its AppData\Local holds everything.
set -uo pipefail
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a "$0" "$@"; fi
HERE=$(cd "$(dirname "$0")/.." && pwd)
BUILD=$(cd "${1:?where}" && pwd) SETUP=$(readlink -f "${2:?setup}") PREVIOUS=$(readlink -f "${3:?previous}")
WORK=$(mktemp -d)
export WINEPREFIX=$WORK/wine LIMIT=180
# shellcheck source=installer/wine/environment.sh
. "$HERE/wine/environment.sh"
# shellcheck source=installer/checks/checking.sh
. "$HERE/checks/checking.sh"
PROFILE='C:\users\Nguyễn Thị Đào'
C=$WINEPREFIX/drive_c
LOCAL="$C/users/Nguyễn Thị Đào/AppData/Local"
HOME_DIR=$LOCAL/Programs/SoPGI
DATA=$LOCAL/SoPGI
KEY='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SoPGI'
VERSION=$(basename "$SETUP" | sed 's/^SoPGI-\(.*\)-x64.*/\1/')

registry() { windows reg query "$1" ${2:+/v "$2"} 2>/dev/null; }
folder() { windows reg add 'HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders' \
  /v "$1" /d "$2" /f >/dev/null; }
# NSIS takes /D= as the last words, without quotes whatever they hold.
into() { local words; read -r -a words <<<"/D=$1"; windows "$SETUP" /S "${words[@]}"; }
gone() { local one; for one in "$@"; do [ ! -e "$one" ] || return 1; done; }
whole() { diff -rq "$BUILD/windows/SoPGI" "$HOME_DIR/app" >/dev/null; }
same_data() { [ "$(cat "$DATA"/*.sopgidb "$DATA"/keys/* | sha256sum)" = "$SUM" ]; }
# Run in its place, and so waited for; by itself it goes on as a copy in the temporary folder.
uninstall() {
  local words
  read -r -a words <<<"_?=$PROFILE\\AppData\\Local\\Programs\\SoPGI"
  windows "$PROFILE\\AppData\\Local\\Programs\\SoPGI\\uninstall.exe" /S "${words[@]}"
}

make_prefix
folder 'Local AppData' "$PROFILE\\AppData\\Local"
folder 'Desktop' "$PROFILE\\Desktop"
folder 'Programs' "$PROFILE\\Menu"
mkdir -p "$DATA/keys" "$C/users/Nguyễn Thị Đào/Desktop" "$C/users/Nguyễn Thị Đào/Menu"
echo 'sổ quan trọng' >"$DATA/so.sopgidb"
echo 'khóa' >"$DATA/keys/a.sopgikey"
SUM=$(cat "$DATA"/*.sopgidb "$DATA"/keys/* | sha256sum)
DESKTOP="$C/users/Nguyễn Thị Đào/Desktop/Sổ PGI.lnk" MENU="$C/users/Nguyễn Thị Đào/Menu/Sổ PGI.lnk"

# The previous version, and over it this one.
SECONDS=0
status 0 'the previous version installs silently' windows "$PREVIOUS" /S
check 'it is where one user may write' [ -f "$HOME_DIR/app/SoPGI.exe" ]
check 'shortcut on the desktop' [ -f "$DESKTOP" ]
check 'shortcut in the Start menu' [ -f "$MENU" ]
check 'it can be uninstalled silently' contains '/S' registry "$KEY" QuietUninstallString
check 'its size is told' contains 'REG_DWORD' registry "$KEY" EstimatedSize
echo stale >"$HOME_DIR/app/_internal/only-in-the-previous.txt"
echo mine >"$HOME_DIR/của tôi.txt"
SECONDS=0
status 0 'this version installs over it' windows "$SETUP" /S
TOOK=$SECONDS
check "the version is now $VERSION" contains "$VERSION" registry "$KEY" DisplayVersion
check 'every file is as it was built, and no other' whole
check 'no half version is left' gone "$HOME_DIR/app.old" "$HOME_DIR/app.new"
check 'data is as it was' same_data
check 'a file of the user beside the program is as it was' [ -f "$HOME_DIR/của tôi.txt" ]
check "it took seconds ($TOOK s)" [ "$TOOK" -lt 60 ]
status 3 'the previous version is refused now' windows "$PREVIOUS" /S
check 'and nothing was changed by it' whole

# A double click on a package: Wine keeps no user's types, so the registered command is run by hand.
check 'packages have a type' contains 'SoPGI.Package' registry 'HKCU\Software\Classes\.sopgi'
COMMAND=$(registry 'HKCU\Software\Classes\SoPGI.Package\shell\open\command' | sed -n 's/.*REG_SZ *//p')
check 'its command quotes the name' [ "${COMMAND#*\"%1\"}" != "$COMMAND" ]
EXE="$PROFILE\\AppData\\Local\\Programs\\SoPGI\\app\\SoPGI.exe"
cp "$HERE/../tests/data/packages/plan-1.1.sopgi" "$C/gói xã Đăk Hà.sopgi"
wine "$EXE" 'C:\gói xã Đăk Hà.sopgi' </dev/null >/dev/null 2>&1 &
RUNNING=$!
check 'the double click opens the window' window_comes 'Sổ PGI'
status 5 'setup is refused while the program runs' windows "$SETUP" /S
status 5 'uninstalling is refused while the program runs' uninstall
check 'the program is untouched by both' whole
windows taskkill /IM SoPGI.exe /F >/dev/null
wait "$RUNNING" 2>/dev/null

# Cut short, damaged, in the way.
mv "$HOME_DIR/app" "$HOME_DIR/app.old"
mkdir "$HOME_DIR/app.new"
status 0 'a run that was cut between its renames is healed' windows "$SETUP" /S
check 'the program is whole again' whole
check 'nothing is left of the cut run' gone "$HOME_DIR/app.old" "$HOME_DIR/app.new"
head -c $(($(stat -c %s "$SETUP") - 4096)) "$SETUP" >"$C/cut.exe"
status 2 'a setup that was cut short is refused' windows 'C:\cut.exe' /S
cp "$SETUP" "$C/bad.exe"
printf '\x5a' | dd of="$C/bad.exe" bs=1 seek=$(($(stat -c %s "$SETUP") / 2)) conv=notrunc status=none
status 2 'a setup with one wrong byte is refused' windows 'C:\bad.exe' /S
check 'neither changed anything' whole
mkdir -p "$C/Phần mềm/app"
echo mine >"$C/Phần mềm/app/của tôi.txt"
status 8 'a folder with somebody else'\''s "app" is refused' into 'C:\Phần mềm'
check 'and left as it was' [ "$(find "$C/Phần mềm" -type f)" = "$C/Phần mềm/app/của tôi.txt" ]
LONG=$(printf 'thu-muc-%.0s' {1..25})
status 7 'a folder that is too deep for Windows is refused' into "C:\\$LONG"
check 'before anything is written' gone "$C/$LONG"
if mkdir "$C/nhỏ" && mount -t tmpfs -o size=60m none "$C/nhỏ" 2>/dev/null; then
  mkdir -p "$C/nhỏ/SoPGI/app"
  echo old >"$C/nhỏ/SoPGI/app/SoPGI.exe"
  echo ours >"$C/nhỏ/SoPGI/sopgi.txt"
  status 6 'a disk that fills up is told' into 'C:\nhỏ\SoPGI'
  check 'the old version stands and nothing half is left' \
    [ "$(find "$C/nhỏ/SoPGI" -name '*.exe')" = "$C/nhỏ/SoPGI/app/SoPGI.exe" ]
  umount "$C/nhỏ"
else
  echo 'not tried: a disk that fills up (no right to mount one here)'
fi
windows winecfg /v win81 >/dev/null
status 4 'Windows before 10 1809 is refused' windows "$SETUP" /S
windows winecfg /v win10 >/dev/null
status 0 'another folder with a Vietnamese name will do' into 'C:\Phần mềm của xã'
check 'the program is there' [ -f "$C/Phần mềm của xã/app/SoPGI.exe" ]
status 0 'and back again' into "$PROFILE\\AppData\\Local\\Programs\\SoPGI"

# A file that an antivirus took away.
mv "$HOME_DIR/app/_internal/PySide6/plugins/platforms/qwindows.dll" "$WORK/taken.dll"
# By the shell, as a double click: without any stream.
wine start "$EXE" </dev/null >/dev/null 2>&1
check 'a missing file is told in a box, not by silence' window_comes 'Sổ PGI'
import -window root "$BUILD/screens/missing-file.png" 2>/dev/null
windows taskkill /IM SoPGI.exe /F >/dev/null
mv "$WORK/taken.dll" "$HOME_DIR/app/_internal/PySide6/plugins/platforms/qwindows.dll"

# Away with it.
status 0 'it uninstalls silently' uninstall
# uninstall.exe itself stays when it is run in its place.
check 'the program is gone' gone "$HOME_DIR/app" "$HOME_DIR/sopgi.txt"
check 'the shortcuts are gone' gone "$DESKTOP" "$MENU"
check 'the registry is clean' lacks 'SoPGI' registry 'HKCU\Software\Classes\.sopgi'
check 'also of the entry for uninstalling' lacks 'DisplayName' registry "$KEY"
check 'data is as it was after all that' same_data
check 'so is the file beside the program' [ -f "$HOME_DIR/của tôi.txt" ]

# The portable folder.
unzip -q "$BUILD/SoPGI-$VERSION-x64-portable.zip" -d "$C/USB của xã"
windows 'C:\USB của xã\SoPGI\SoPGI.exe' demo --out 'C:\demo' >/dev/null
status 0 'the portable program works' windows 'C:\USB của xã\SoPGI\SoPGI.exe' package export \
  --ledger 'C:\demo\xa-dai-lanh-2024\so-mau.sopgidb' --period 'Năm 2024' --out 'C:\demo'
check 'it keeps its data beside itself' [ -d "$C/USB của xã/SoPGI/du-lieu/keys" ]
check 'and nothing with the user' same_data

wineserver -k
rm -rf "$WORK"
told
