# shellcheck shell=bash
# The three components: how each is started, when it is ready, how it is stopped. Sourced by ./control-plane.
# etcd listens on a socket in the folder, so that the API server's port is the only one to be found free; relative paths
# keep the socket's name short enough for the kernel.

COMPONENTS="controller-manager apiserver etcd"

dir=        # the folder of this control plane: data, logs, process ids
kubeconfig= # a copy for the user, or nothing
audit_log=  # a file, or nothing
extra=()    # more flags for the API server
token=      # the admin's

# --- start ------------------------------------------------------------------------------------------------------------

start() {
  [ ! -f "$dir/$1.pid" ] || return 0
  case $1 in
    apiserver) start_apiserver ;;
    *) launch "$1" && await "$1" ;;
  esac || component_failed "$1"
}

# A process group of its own: a Ctrl-C ends the components through the janitor, in order, and not beside it.
launch() {
  set -m
  (cd "$dir" && "run_${1//-/_}") </dev/null >"$dir/log/$1" 2>&1 7>&- 8>&- 9>&- &
  set +m
  echo $! >"$dir/$1.pid"
  echo "$1 $!" >&7
  disown
}

run_etcd() {
  exec "$bin/etcd" --data-dir=etcd --unsafe-no-fsync --log-level=warn \
    --listen-client-urls=unix://etcd.sock --advertise-client-urls=http://127.0.0.1:0 \
    --listen-peer-urls=http://127.0.0.1:0 --initial-advertise-peer-urls=http://127.0.0.1:0 \
    --initial-cluster=default=http://127.0.0.1:0
}

run_apiserver() {
  exec "$bin/kube-apiserver" --etcd-servers=unix:etcd.sock --cert-dir=certs \
    --bind-address=127.0.0.1 --advertise-address=127.0.0.1 --secure-port="$(cat port)" \
    --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file=certs/apiserver.key --service-account-signing-key-file=certs/apiserver.key \
    --service-cluster-ip-range=10.0.0.0/16 --endpoint-reconciler-type=none \
    --authorization-mode=RBAC --token-auth-file=tokens.csv --disable-admission-plugins=ServiceAccount \
    ${audit_log:+--audit-log-path="$audit_log" --audit-policy-file=audit-policy.yaml --audit-log-maxsize=100000} \
    ${extra[@]+"${extra[@]}"}
}

run_controller_manager() {
  exec "$bin/kube-controller-manager" --kubeconfig=kubeconfig --leader-elect=false --secure-port=0 \
    --controllers=garbagecollector,namespace,serviceaccount,endpointslice
}

# The first start looks for a free port: somebody may take it between the choice and the bind. Later ones keep it, for
# there are clients that know it.
start_apiserver() {
  local tries=5
  if [ -f "$dir/port" ]; then
    launch apiserver && await apiserver
    return
  fi
  while [ $((tries -= 1)) -ge 0 ]; do
    free_port >"$dir/port"
    launch apiserver
    ! await apiserver || { write_kubeconfig && return; }
    grep -q 'address already in use' "$dir/log/apiserver" || return 1
    rm -f "$dir/port" "$dir/apiserver.pid"
  done
  return 1
}

# Below the range from which the kernel takes ports for outgoing connections.
free_port() {
  local port
  while port=$((20000 + (RANDOM * 32768 + RANDOM) % 10000)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
  done
  echo $port
}

# --- ready ------------------------------------------------------------------------------------------------------------

# Waits until the component answers; fails when its process ends or a minute has passed.
await() {
  local begun=$SECONDS
  until answers "$1"; do
    alive "$1" && [ $((SECONDS - begun)) -lt 60 ] || return 1
    ! parent_gone || die 1 "the process that asked for the control plane is gone"
    sleep 0.2
  done
}

# The controller manager has no port; that it works shows in the first thing it makes.
answers() {
  case $1 in
    etcd) ask --unix-socket "$dir/etcd.sock" http://localhost/health ;;
    apiserver) ask_apiserver readyz && alive apiserver ;;
    controller-manager) ask_apiserver api/v1/namespaces/default/serviceaccounts/default ;;
  esac
}

ask_apiserver() {
  [ -f "$dir/certs/apiserver.crt" ] || return 1
  ask --cacert "$dir/certs/apiserver.crt" -H "@$dir/credentials" "https://127.0.0.1:$(cat "$dir/port")/$1"
}

ask() { curl -q -fsS --noproxy '*' --max-time 5 -o /dev/null "$@" 2>/dev/null 7>&- 8>&-; }

alive() { running "$(cat "$dir/$1.pid" 2>/dev/null)"; }

component_failed() {
  say "$1 did not come up. The end of its log:"
  tail -n 20 "$dir/log/$1" >&2
  exit 1
}

notice_deaths() {
  [ -d "$dir" ] || die 1 "$dir has been removed; stopping"
  local name
  for name in $COMPONENTS; do
    if [ -f "$dir/$name.pid" ] && ! alive "$name"; then
      # Somebody may be removing the folder at this very moment.
      [ -f "$dir/$name.pid" ] || die 1 "$dir has been removed; stopping"
      say "$name has ended. The end of its log:"
      tail -n 20 "$dir/log/$name" >&2
      exit 1
    fi
  done
}

# --- stop -------------------------------------------------------------------------------------------------------------

kill_component() {
  [ -f "$dir/$1.pid" ] || return 0
  kill_process "$(cat "$dir/$1.pid")"
  rm -f "$dir/$1.pid"
  echo "$1" >&7
}

kill_process() {
  kill -9 "$1" 2>/dev/null || return 0
  while running "$1"; do sleep 0.05; done
}

# The data goes too, so there is nothing to wait for but the last lines of the audit log.
stop_process() {
  local tries=60
  kill -TERM "$1" 2>/dev/null || return 0
  while running "$1" && [ $((tries -= 1)) -ge 0 ]; do sleep 0.05; done
  kill_process "$1"
}

# By now the numbers may be those of other processes: ours work in the folder.
stop_leftovers() {
  local name pid
  for name in $COMPONENTS; do
    pid=$(cat "$dir/$name.pid" 2>/dev/null) || continue
    [ "$(readlink "/proc/$pid/cwd")" != "$dir" ] || kill_process "$pid"
  done
}

# --- settings ---------------------------------------------------------------------------------------------------------

write_settings() {
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "$token,admin,admin,system:masters" >"$dir/tokens.csv"
  echo "Authorization: Bearer $token" >"$dir/credentials"
  cat >"$dir/audit-policy.yaml" <<'POLICY'
apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived]
rules: [{level: Metadata}]
POLICY
}

write_kubeconfig() {
  echo "https://127.0.0.1:$(cat "$dir/port")" >"$dir/server"
  cat >"$dir/kubeconfig" <<KUBECONFIG
apiVersion: v1
kind: Config
clusters:
  - name: portolan
    cluster:
      server: $(cat "$dir/server")
      certificate-authority-data: $(base64 <"$dir/certs/apiserver.crt" | tr -d '\n')
users:
  - name: admin
    user: {token: $token}
contexts:
  - name: portolan
    context: {cluster: portolan, user: admin}
current-context: portolan
KUBECONFIG
}
