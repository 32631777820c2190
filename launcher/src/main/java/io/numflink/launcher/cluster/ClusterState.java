package io.numflink.launcher.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * What is on disk about a local cluster, so that a later command finds it again.
 *
 * @param restAddress host:port of the REST interface
 * @param taskManagersStarted how many TaskManagers were ever started: numbers are not used twice
 * @param processes every process that was started
 * @param hosts where they run
 */
record ClusterState(
    String restAddress,
    int taskManagersStarted,
    List<ClusterProcess> processes,
    ClusterHosts hosts) {

  ClusterState {
    processes = List.copyOf(processes);
  }

  ClusterState withJobManager(long pid) {
    return new ClusterState(
        restAddress, taskManagersStarted, appended(ClusterProcess.jobManager(pid)), hosts);
  }

  ClusterState withTaskManager(ClusterProcess taskManager) {
    return new ClusterState(restAddress, taskManagersStarted + 1, appended(taskManager), hosts);
  }

  private List<ClusterProcess> appended(ClusterProcess process) {
    List<ClusterProcess> all = new ArrayList<>(processes);
    all.add(process);
    return all;
  }
}
