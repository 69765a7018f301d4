#compdef qbank
# zsh completion for qbank
_qbank() {
  local -a candidates
  candidates=("${(@f)$(qbank __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n "${candidates[1]}" ]]; then
    compadd -Q -- "${candidates[@]}"
  else
    _files
  fi
}
if [ "$funcstack[1]" = "_qbank" ]; then
  _qbank "$@"
else
  compdef _qbank qbank
fi
