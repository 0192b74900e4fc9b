# Sourced by the checks: counts and prints.
# shellcheck shell=bash
GOOD=0 BAD=0

# check WHAT COMMAND...: holds when the command does.
check() {
  local what=$1
  shift
  if "$@" >/dev/null 2>&1; then good "$what"; else bad "$what" "$*"; fi
}

# status NUMBER WHAT COMMAND...: holds when the command ends with that status.
status() {
  local wanted=$1 what=$2 found=0 words
  shift 2
  words=$("$@" 2>&1) || found=$?
  if [ "$found" = "$wanted" ]; then good "$what"; else bad "$what" "status $found: ${words:0:400}"; fi
}

good() { GOOD=$((GOOD + 1)); echo "ok      $1"; }
bad() { BAD=$((BAD + 1)); echo "FAILED  $1   [$2]"; }
contains() { local part=$1; shift; "$@" | grep -q -F -- "$part"; }
lacks() { ! contains "$@"; }

# window_comes TITLE: a window of that title shows within 40 seconds.
window_comes() {
  local _
  for _ in {1..80}; do
    xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 && return
    sleep 0.5
  done
  return 1
}

# told: the last line; status 0 when nothing failed.
told() {
  echo "$GOOD hold, $BAD failed"
  [ "$BAD" = 0 ]
}
