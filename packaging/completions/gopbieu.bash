# Completion of gopbieu for bash. The program itself knows its commands, options and forms, so this
# file never falls behind it.

_gopbieu() {
  local IFS=$'\n'
  # "name<tab>meaning" a line; bash shows the names alone.
  COMPREPLY=($("${COMP_WORDS[0]}" --complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
  # Nothing known: a file or folder, as bash finds them.
  [ ${#COMPREPLY[@]} -gt 0 ] || compopt -o default 2>/dev/null || true
}
complete -F _gopbieu gopbieu
