package io.numflink.launcher.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What is on disk about a local cluster, so that a later command finds it again.
 *
 * @param restAddress host:port of the REST interface
 * @param slots slots of each TaskManager
 * @param taskManagersStarted how many TaskManagers were ever started: numbers are not used twice
 * @param processes every process that was started
 * @param hosts where they run
 */
record ClusterState(
    String restAddress,
    int slots,
    int taskManagersStarted,
    List<ClusterProcess> processes,
    ClusterHosts hosts) {

  ClusterState {
    processes = List.copyOf(processes);
  }

  ClusterState withJobManager(long pid) {
    return new ClusterState(
        restAddress,
        slots,
        taskManagersStarted,
        appended(new ClusterProcess(ClusterProcess.JOB_MANAGER, pid)),
        hosts);
  }

  ClusterState withTaskManager(long pid) {
    int number = taskManagersStarted + 1;
    return new ClusterState(
        restAddress, slots, number, appended(ClusterProcess.taskManager(number, pid)), hosts);
  }

  private List<ClusterProcess> appended(ClusterProcess process) {
    List<ClusterProcess> all = new ArrayList<>(processes);
    all.add(process);
    return all;
  }
}
