#!/usr/bin/env bash
# Runs a JobManager or a TaskManager in the foreground, with Flink of the base image or of NumFlink's build.
set -euo pipefail

usage() {
  cat <<'END'
usage: jobmanager | taskmanager | healthy jobmanager | healthy taskmanager | any other command

  JOB_MANAGER_RPC_ADDRESS             host name of the JobManager (jobmanager)
  TASK_MANAGER_NUMBER_OF_TASK_SLOTS   slots of a TaskManager (2)
  JOB_MANAGER_MEMORY                  memory of the JobManager's process in all (1g)
  TASK_MANAGER_MEMORY                 memory of a TaskManager's process in all (2g)
  FLINK_PROPERTIES                    further options of Flink, one "key: value" a line; they win
  NUMFLINK_DATA                       the folder of data (/data): its owner owns the process and what it writes
END
}

home=/opt/numflink
job_manager=${JOB_MANAGER_RPC_ADDRESS:-jobmanager}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path=$home/lib/*
if [[ -d /opt/flink/lib ]]; then
  class_path=/opt/flink/lib/*:$class_path
  export FLINK_PLUGINS_DIR=/opt/flink/plugins
fi
class_path=$class_path:$home/job/*

# The options of Flink; `numflink cluster start` sets the same.
declare -A options=(
  [jobmanager.rpc.address]=$job_manager
  [jobmanager.bind-host]=0.0.0.0
  [rest.address]=$job_manager
  [rest.bind-address]=0.0.0.0
  [blob.server.port]=6124
  [taskmanager.bind-host]=0.0.0.0
  [taskmanager.numberOfTaskSlots]=${TASK_MANAGER_NUMBER_OF_TASK_SLOTS:-2}
  # A job that needs fewer slots than there are gets them from all TaskManagers alike.
  [taskmanager.load-balance.mode]=SLOTS
  # The native kernels are loaded once a process, not once a job.
  [classloader.parent-first-patterns.additional]=org.bytedeco.
  # Drivers of the same build need not send NumFlink's classes.
  [numflink.classpath.sha256]=$(sha256sum "$home"/job/*.jar | cut -d ' ' -f 1 | paste -s -d ,)

  # Every part of a TaskManager's memory is exact, and the heap, where blocks live, gets what is left.
  [jobmanager.memory.process.size]=${JOB_MANAGER_MEMORY:-1g}
  [taskmanager.memory.process.size]=${TASK_MANAGER_MEMORY:-2g}
  [taskmanager.memory.task.off-heap.size]=256m
  [taskmanager.memory.network.min]=128m
  [taskmanager.memory.network.max]=128m
  [taskmanager.memory.managed.size]=32m
  [taskmanager.memory.jvm-overhead.min]=192m
  [taskmanager.memory.jvm-overhead.max]=192m

  [heartbeat.interval]='2 s'
  [heartbeat.timeout]='10 s'
  [cluster.registration.error-delay]='200 ms'
  [metrics.fetcher.update-interval]='1 s'
  # A job that has lost a TaskManager waits for another one, however old the cluster is (248 days is the most).
  [resourcemanager.standalone.start-up-time]='200 d'
)

further_options() {
  local line key
  while IFS= read -r line; do
    line=${line#"${line%%[![:space:]]*}"}
    [[ -z $line || $line == '#'* ]] && continue
    [[ $line =~ ^([^:[:space:]]+):[[:space:]]*(.*)$ ]] \
      || { echo "FLINK_PROPERTIES: \"$line\" is not of the form \"key: value\"" >&2; exit 2; }
    options[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]%"${BASH_REMATCH[2]##*[![:space:]]}"}
  done <<<"${FLINK_PROPERTIES:-}"
}

write_configuration() {
  local key
  for key in "${!options[@]}"; do
    printf "%s: '%s'\n" "$key" "${options[$key]//\'/\'\'}"
  done | sort >"$1"
}

# What Flink works out from the memory options: JVM options in the first line, -D options in the second.
memory_parameters() {
  local output
  output=$("$java" -cp "$class_path" -Dlog4j2.configurationFile="$home/log4j2.properties" \
    org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$2" 2>&1) \
    || { echo "$output" >&2; return 1; }
  sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p' <<<"$output"
}

# Those who own the data own what is written to it. User ids are looked up by some file systems: they get a name.
as_owner_of_data() {
  local data=${NUMFLINK_DATA:-/data} owner group
  [[ $(id -u) == 0 && -d $data ]] || exec "$@"
  owner=$(stat -c %u "$data") group=$(stat -c %g "$data")
  [[ $owner != 0 ]] || exec "$@"
  grep -q "^[^:]*:[^:]*:$owner:" /etc/passwd || echo "numflink:x:$owner:$group::/tmp:/bin/bash" >>/etc/passwd
  chown -R "$owner:$group" "$work"
  exec setpriv --reuid "$owner" --regid "$group" --clear-groups "$@"
}

start() {
  local main=$1 parameters
  work=$(mktemp -d /tmp/numflink.XXXXXX)
  mkdir "$work/tmp"
  options[io.tmp.dirs]=$work/tmp
  options[web.tmpdir]=$work/tmp
  further_options
  write_configuration "$work/config.yaml"
  parameters=$(memory_parameters "$2" "$work")
  read -ra jvm <<<"$(head -1 <<<"$parameters")"
  read -ra dynamic <<<"$(tail -1 <<<"$parameters")"
  cd "$work"
  export FLINK_CONF_DIR=$work
  as_owner_of_data "$java" @"$home/jvm.options" "${jvm[@]}" \
    -Dlog4j2.configurationFile="$home/log4j2.properties" -cp "$class_path" \
    "$main" --configDir "$work" "${dynamic[@]}" "${@:3}"
}

# The answer of the REST interface; bash alone, as not every base image has curl.
ask() {
  exec 3<>"/dev/tcp/$1/8081"
  printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  cat <&3
}

healthy() {
  case ${1:-} in
    jobmanager) ask localhost /overview | grep -q '"taskmanagers"' ;;
    taskmanager) ask "$job_manager" /taskmanagers | grep -qF "\"id\":\"$(hostname)\"" ;;
    *) usage >&2; exit 2 ;;
  esac
}

case ${1:-help} in
  jobmanager)
    start org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint GET_JM_RESOURCE_PARAMS ;;
  taskmanager)
    start org.apache.flink.runtime.taskexecutor.TaskManagerRunner GET_TM_RESOURCE_PARAMS \
      -D "taskmanager.resource-id=$(hostname)" ;;
  healthy) healthy "${2:-}" ;;
  help | --help) usage ;;
  *) exec "$@" ;;
esac
