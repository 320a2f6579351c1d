# Completion of saldo for bash: source it, or save it as
# ~/.local/share/bash-completion/completions/saldo. It starts no Java.

_saldo_candidates() {
  awk '@PROGRAM@' "$@" <<'END_OF_TABLE'
@TABLE@
END_OF_TABLE
}

_saldo_paths() {
  local path
  compopt -o filenames 2>/dev/null # not in bash 3
  while IFS= read -r path; do
    COMPREPLY+=("$path")
  done < <(compgen "$1" -- "$2")
}

_saldo() {
  local line words=() word cut i
  # Bash splits words at = and :, which are part of options and times.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ ${#words[@]} -gt 0 && ( $word == [=:]* || ${COMP_WORDS[i - 1]} == [=:] ) ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  word=${words[${#words[@]} - 1]}
  cut=${word%"${COMP_WORDS[COMP_CWORD]}"}
  [[ ${COMP_WORDS[COMP_CWORD]} == [=:] ]] && cut=$word
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      @files) _saldo_paths -f "${word#"$cut"}" ;;
      @folders) _saldo_paths -d "${word#"$cut"}" ;;
      *) line=${line%%$'\t'*}; COMPREPLY+=("${line#"$cut"}") ;;
    esac
  done < <(_saldo_candidates "${words[@]}")
}
complete -F _saldo saldo
