#compdef saldo
# Completion of saldo for zsh: source it after compinit, or save it as _saldo in a folder of $fpath.
# It starts no Java.

_saldo_candidates() {
  awk '@PROGRAM@' "$@" <<'END_OF_TABLE'
@TABLE@
END_OF_TABLE
}

_saldo() {
  local line found=()
  while IFS= read -r line; do
    case $line in
      @files) _files ;;
      @folders) _files -/ ;;
      *) found+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done < <(_saldo_candidates "${(@Q)words[2,CURRENT]}")
  (( ${#found} )) && _describe saldo found
}

if [ "${funcstack[1]}" = _saldo ]; then
  _saldo "$@"
else
  compdef _saldo saldo
fi
