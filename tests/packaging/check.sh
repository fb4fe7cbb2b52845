#!/usr/bin/env bash
# What is shipped beside the program works: completion, what a double click starts, the file for
# Windows.   usage: check.sh PROGRAM SOURCE SCRATCH
set -euo pipefail
program=$1 source=$2 scratch=$3

fail() {
  echo "FAILED: $*"
  exit 1
}
rm -rf "$scratch"
mkdir -p "$scratch/bin"
ln -s "$program" "$scratch/bin/gopbieu"
export PATH=$scratch/bin:$PATH GOPBIEU_FORMS=$source/forms

# bash: the words typed so far, the last one being completed.
# shellcheck source=/dev/null
source "$source/packaging/completions/gopbieu.bash"
completes() {
  local expected=$1
  shift
  COMP_WORDS=(gopbieu "$@") COMP_CWORD=$# COMPREPLY=()
  _gopbieu
  [ "${COMPREPLY[*]}" = "$expected" ] || fail "'$*' completes to '${COMPREPLY[*]}', not '$expected'"
}
completes watch wat
completes --dry-run run --dr
completes list form l
completes sinh-hoat-chi-bo form show sinh-hoat-chi
completes "" dump ""
if command -v zsh >/dev/null; then
  zsh -n "$source/packaging/completions/_gopbieu"
fi

# A double click: on the folder, on a file in it, and on what is no folder.
sh -n "$source/packaging/linux/gopbieu-open"
cat >"$scratch/bin/xdg-open" <<'END'
#!/bin/sh
echo "$1" >>"$OPENED"
END
chmod +x "$scratch/bin/xdg-open"
export OPENED=$scratch/opened
cp -R "$source/samples/phong-tho" "$scratch/đợt năm 2023"
opens() {
  local status=0
  echo | "$source/packaging/linux/gopbieu-open" "$@" >"$scratch/out.txt" 2>&1 || status=$?
  echo "$status"
}
[ "$(opens "$scratch/đợt năm 2023")" = 1 ] || fail "a campaign: $(cat "$scratch/out.txt")"
grep -q 'Biên nhận\|biên nhận' "$scratch/out.txt" || fail "no receipt: $(cat "$scratch/out.txt")"
[ "$(opens "$scratch/đợt năm 2023/dot.yaml")" = 1 ] || fail "a file of a campaign"
[ "$(opens "$scratch/none/none")" = 2 ] || fail "a folder that is not there"
if [ -f "$scratch/đợt năm 2023/ket-qua/bao-cao.html" ]; then
  [ "$(sort -u "$OPENED")" = ket-qua/bao-cao.html ] || fail "opened: $(cat "$OPENED")"
fi
dragged=$(printf "'%s'\n\n" "$scratch/đợt năm 2023" |
  "$source/packaging/linux/gopbieu-open" 2>&1) || true
[[ $dragged == *"biên nhận"* ]] || fail "a folder that was dragged: $dragged"
if command -v desktop-file-validate >/dev/null; then
  desktop-file-validate "$source/packaging/linux/gopbieu.desktop"
fi

# cmd.exe wants CR LF, and reads the file before it knows of UTF-8.
bat=$source/packaging/windows/gopbieu.bat
[ "$(grep -c $'\r$' "$bat")" = "$(wc -l <"$bat")" ] || fail "gopbieu.bat has lines without CR LF"
! LC_ALL=C grep -q $'[\x80-\xff]' "$bat" || fail "gopbieu.bat is not plain ASCII"
echo "what is shipped beside the program works"
