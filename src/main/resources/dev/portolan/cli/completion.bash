
# What is above knows `--option value` only, and takes any word that is a verb's name for the verb.
# Of `--option=value` bash makes three words, and zsh or kubectl one; here it becomes two.
function _portolan() {
  local i word before="" words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    before=""
    if [[ "$word" == "=" ]]; then
      ((i < COMP_CWORD)) || words+=("")
    elif [[ "$word" == -*=* ]]; then
      before="${word%%=*}="
      words+=("${word%%=*}" "${word#*=}")
    else
      words+=("$word")
    fi
  done
  local COMP_CWORD=$((${#words[@]} - 1)) COMP_WORDS=("${words[@]}")
  local verb="_picocli_portolan_${words[1]}"
  COMPREPLY=()
  if ((COMP_CWORD > 1)) && type "$verb" &>/dev/null; then "$verb"; else _picocli_portolan; fi
  # zsh's compgen looks for files whose names begin with PREFIX, whatever it is told.
  local files IFS=$'\n'
  files=$(PREFIX=${words[COMP_CWORD]} && compgen -f -- "${words[COMP_CWORD]}")
  case ${words[COMP_CWORD - 1]} in
    --check | --kubeconfig | --against) # their values are files, for which picocli has nothing
      if [[ -z "${COMPREPLY[*]}" || "${COMPREPLY[*]}" != "${words[COMP_CWORD]}"* ]]; then
        COMPREPLY=($files)
      fi
      ;;
  esac
  # Of files the shell knows better how they are written: with a slash, without a space behind it.
  if [[ -z "$before" && "${COMPREPLY[*]}" == "$files" ]]; then
    COMPREPLY=()
    if [[ -n "$BASH_VERSION" ]]; then compopt -o default 2>/dev/null; fi
  fi
  COMPREPLY=("${COMPREPLY[@]/#/$before}")
}
complete -F _portolan -o default portolan
