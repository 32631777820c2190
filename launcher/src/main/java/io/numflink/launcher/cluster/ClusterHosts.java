package io.numflink.launcher.cluster;

import java.util.List;

/**
 * Where the processes of a cluster run. All are on this machine, but not necessarily in its
 * network: a network namespace gives a process addresses and links of its own.
 *
 * @param jobManager where the JobManager runs
 * @param taskManagers where the TaskManagers run, in turn
 */
public record ClusterHosts(Host jobManager, List<Host> taskManagers) {

  /**
   * One place.
   *
   * @param address what the processes there listen on, and are reached by from all others
   * @param command what starts a command there, such as {@code ip netns exec NAME}; nothing if the
   *     command alone does
   */
  public record Host(String address, List<String> command) {
    public Host {
      command = List.copyOf(command);
    }
  }

  public ClusterHosts {
    if (taskManagers.isEmpty()) {
      throw new IllegalArgumentException("TaskManagers need a host");
    }
    taskManagers = List.copyOf(taskManagers);
  }

  /** All processes on the loopback address. */
  public static ClusterHosts loopback() {
    Host loopback = new Host("127.0.0.1", List.of());
    return new ClusterHosts(loopback, List.of(loopback));
  }

  /**
   * @param number of the TaskManager, counted from 1
   */
  Host ofTaskManager(int number) {
    return taskManagers.get((number - 1) % taskManagers.size());
  }
}
