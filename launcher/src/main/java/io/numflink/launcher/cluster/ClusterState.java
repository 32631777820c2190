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

  /** With a JobManager, in the place of the one before if there was one. */
  ClusterState withJobManager(long pid) {
    List<ClusterProcess> all = new ArrayList<>(processes);
    all.removeIf(process -> !process.isTaskManager());
    all.add(0, ClusterProcess.jobManager(pid));
    return new ClusterState(restAddress, taskManagersStarted, all, hosts);
  }

  ClusterState withTaskManager(ClusterProcess taskManager) {
    List<ClusterProcess> all = new ArrayList<>(processes);
    all.add(taskManager);
    return new ClusterState(restAddress, taskManagersStarted + 1, all, hosts);
  }
}
