# shellcheck shell=bash
# Where the control plane's programs come from. Sourced by ./control-plane, which defines say, die, running, parent_gone.
#
#   1. the folder PORTOLAN_CONTROL_PLANE_BIN      3. a download of the released binaries, checksum checked
#   2. the per-user cache                         4. go build, from the modules beside this file
#
# Whatever 3 and 4 make goes into the cache, each program under a temporary name first, then renamed: a program that is
# there is whole.

KUBERNETES_VERSION=v1.36.3
ETCD_VERSION=v3.6.16
KUBERNETES_URL=${PORTOLAN_KUBERNETES_URL:-https://dl.k8s.io/release}
ETCD_URL=${PORTOLAN_ETCD_URL:-https://github.com/etcd-io/etcd/releases/download}
CACHES=${XDG_CACHE_HOME:-$HOME/.cache}/portolan
CACHE=$CACHES/control-plane/$KUBERNETES_VERSION-etcd-$ETCD_VERSION
ENGINES_CACHE=$CACHES/policy-engines/netpol-analyzer-v1.2.1-cyclonus-v0.5.6
ENGINES=(netpol-analyzer cyclonus-oracle) # judges of NetworkPolicies, for the tests; only ever built
KUBECONFORM_CACHE=$CACHES/kubeconform/v0.8.0 # the benchmark's peer; only ever built
SERVERS=(etcd kube-apiserver kube-controller-manager)
EXIT_NOT_TO_BE_HAD=3

bin=     # the folder of the programs, once they are there
builder= # the running go build

# Sets `bin` to a folder that holds all the programs named.
provide() {
  if [ -n "${PORTOLAN_CONTROL_PLANE_BIN:-}" ]; then
    local lacking
    lacking=$(lacking_in "$PORTOLAN_CONTROL_PLANE_BIN" "$@")
    [ -z "$lacking" ] || die $EXIT_NOT_TO_BE_HAD "PORTOLAN_CONTROL_PLANE_BIN=$PORTOLAN_CONTROL_PLANE_BIN has no$lacking:" \
      "put the missing there, or unset the variable to have them downloaded or built."
    bin=$PORTOLAN_CONTROL_PLANE_BIN
    return
  fi
  [ -z "$(lacking_in "$CACHE" "$@")" ] || fill_cache "$@"
  bin=$CACHE
}

lacking_in() {
  local folder=$1 program
  shift
  for program in "$@"; do
    [ -x "$folder/$program" ] && [ -f "$folder/$program" ] || printf ' %s' "$program"
  done
}

fill_cache() {
  mkdir -p "$CACHE"
  take_lock
  rm -rf "$CACHE"/.part.*
  [ -z "$(lacking_in "$CACHE" "$@")" ] || download "$@"
  [ -z "$(lacking_in "$CACHE" "$@")" ] || build "$@"
  exec 9>&-
  local lacking
  lacking=$(lacking_in "$CACHE" "$@")
  [ -z "$lacking" ] || not_to_be_had "$lacking"
}

# Without flock (macOS) two first starts may do the work twice; neither harms the other.
take_lock() {
  exec 9>"$CACHE/.lock"
  if command -v flock >/dev/null && ! flock -n 9; then
    say "another process is preparing the control plane's programs; waiting for it"
    until flock -w 1 9; do
      ! parent_gone || die 1 "the process that asked for the control plane is gone"
    done
  fi
}

not_to_be_had() {
  die $EXIT_NOT_TO_BE_HAD "the control plane is not to be had, missing:$1. Do one of these and try again:
  - install Go 1.26 or newer (https://go.dev/dl); the programs are then built once, in about ten minutes
  - let this machine reach $KUBERNETES_URL and $ETCD_URL, or name mirrors of them
    in PORTOLAN_KUBERNETES_URL and PORTOLAN_ETCD_URL
  - put etcd ($ETCD_VERSION), kube-apiserver and kube-controller-manager ($KUBERNETES_VERSION) into a folder and
    name it in PORTOLAN_CONTROL_PLANE_BIN"
}

# --- download ---------------------------------------------------------------------------------------------------------

# A download that fails, or whose checksum is wrong, installs nothing; the build then has its turn.
download() {
  [ "${PORTOLAN_OFFLINE:-}" != 1 ] || { say "PORTOLAN_OFFLINE=1: no download"; return 0; }
  command -v curl >/dev/null || { say "no curl: no download"; return 0; }
  local platform program kubernetes=yes
  platform=$(platform)
  for program in $(lacking_in "$CACHE" "$@"); do
    case $program in
      etcd) download_etcd "$platform" || true ;;
      netpol-analyzer | cyclonus-oracle | kubeconform) ;;
      *) [ $kubernetes = no ] || download_kubernetes "$platform" "$program" || kubernetes=no ;;
    esac
  done
}

platform() {
  local architecture
  case $(uname -m) in
    x86_64 | amd64) architecture=amd64 ;;
    aarch64 | arm64) architecture=arm64 ;;
    *) architecture=$(uname -m) ;;
  esac
  echo "$(uname -s | tr '[:upper:]' '[:lower:]')/$architecture"
}

download_kubernetes() {
  local url=$KUBERNETES_URL/$KUBERNETES_VERSION/bin/$1/$2 part=$CACHE/.part.$2 sum
  sum=$(curl_quickly "$url.sha256") || return 1
  download_checked "$url" "$part" "${sum%% *}" || return 1
  install_program "$part" "$2"
}

download_etcd() {
  local release=etcd-$ETCD_VERSION-${1%/*}-${1#*/} part=$CACHE/.part.etcd sums sum
  sums=$(curl_quickly "$ETCD_URL/$ETCD_VERSION/SHA256SUMS") || return 1
  sum=$(printf '%s\n' "$sums" | awk -v file="$release.tar.gz" '$2 == file { print $1 }')
  [ -n "$sum" ] || { say "no $release.tar.gz among the released checksums"; return 1; }
  download_checked "$ETCD_URL/$ETCD_VERSION/$release.tar.gz" "$part.tar.gz" "$sum" || return 1
  tar -xzOf "$part.tar.gz" "$release/etcd" >"$part" || { say "no $release/etcd in $part.tar.gz"; return 1; }
  install_program "$part" etcd
  rm -f "$part.tar.gz"
}

download_checked() {
  local url=$1 file=$2 wanted=$3 found
  say "downloading $url"
  curl_quickly "$url" >"$file" || return 1
  found=$(sha256 <"$file")
  [ "$found" = "$wanted" ] && return
  rm -f "$file"
  say "REFUSED: $url has the checksum $found, released was ${wanted:-none}; it is not installed"
  return 1
}

# A machine without internet is known after five seconds, a stalled transfer after thirty.
curl_quickly() {
  curl -fsSL --connect-timeout 5 --speed-limit 1000 --speed-time 30 "$1" 9>&- && return
  say "cannot download $1"
  return 1
}

sha256() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

install_program() {
  chmod +x "$1"
  mv "$1" "$CACHE/$2"
}

# --- build ------------------------------------------------------------------------------------------------------------

build() {
  command -v go >/dev/null || { say "no Go on the PATH: no build"; return 0; }
  local program lacking
  lacking=$(lacking_in "$CACHE" "$@")
  say "building$lacking with $(go env GOVERSION): about ten minutes on two cores, once per machine"
  for program in $lacking; do
    build_program "$program" || return 0
  done
}

build_program() {
  local part=$CACHE/.part.$1 log=$CACHE/.part.$1.log begun=$SECONDS
  set -m
  case $1 in
    netpol-analyzer) go_build "$HERE/modules/$1" "$part" "" github.com/np-guard/netpol-analyzer/cmd/netpolicy ;;
    cyclonus-oracle) go_build "$HERE/modules/cyclonus" "$part" "" . ;;
    kubeconform) go_build "$HERE/modules/$1" "$part" "" github.com/yannh/kubeconform/cmd/kubeconform ;;
    etcd) go_build "$HERE/modules/etcd" "$part" "" go.etcd.io/etcd/server/v3 ;;
    *) go_build "$HERE/modules/kubernetes" "$part" "$(version_flags)" "k8s.io/kubernetes/cmd/$1" ;;
  esac >"$log" 2>&1 &
  builder=$!
  set +m
  heartbeat "$1" "$begun"
  if ! wait $builder; then
    say "go build of $1 failed:"
    tail -n 15 "$log" >&2
    return 1
  fi
  bin=     # the folder of the programs, once they are there
builder= # the running go build
  install_program "$part" "$1"
  rm -f "$log"
  say "built $1 in $((SECONDS - begun)) s"
}

go_build() {
  cd "$1" || return
  CGO_ENABLED=0 exec nice go build -trimpath -buildvcs=false -ldflags "-s -w $3" -o "$2" "$4"
}

version_flags() {
  local package=k8s.io/component-base/version minor=${KUBERNETES_VERSION#v1.}
  echo "-X $package.gitVersion=$KUBERNETES_VERSION -X $package.gitMajor=1 -X $package.gitMinor=${minor%.*}"
}

heartbeat() {
  local beat=$2
  while running $builder; do
    ! parent_gone || die 1 "the process that asked for the control plane is gone; the build of $1 is stopped"
    if [ $((SECONDS - beat)) -ge 30 ]; then
      beat=$SECONDS
      say "still building $1, $((SECONDS - $2)) s so far"
    fi
    sleep 1
  done
}

# The build runs in a process group of its own; it goes when we go.
end_with_build() {
  trap stop_build EXIT
  trap 'exit 130' INT TERM HUP
}

stop_build() {
  [ -z "$builder" ] || kill -- "-$builder" 2>/dev/null || true
}
