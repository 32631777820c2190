package io.numflink.launcher.cluster;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A JVM of a local cluster.
 *
 * @param name {@code jobmanager}, or the resource id of a TaskManager
 * @param pid its process id; the operating system may since have given it to another process
 * @param slots its task slots; 0 for the JobManager
 */
public record ClusterProcess(String name, long pid, int slots) {
  static final String JOB_MANAGER = "jobmanager";
  private static final String TASK_MANAGER_PREFIX = "tm-";
  private static final int MOST_LOOKS = 10;
  private static final long LOOK_NANOS = 10_000_000;

  static ClusterProcess jobManager(long pid) {
    return new ClusterProcess(JOB_MANAGER, pid, 0);
  }

  static ClusterProcess taskManager(int number, long pid, int slots) {
    return new ClusterProcess(resourceId(number), pid, slots);
  }

  static String resourceId(int number) {
    return TASK_MANAGER_PREFIX + number;
  }

  boolean isTaskManager() {
    return name.startsWith(TASK_MANAGER_PREFIX);
  }

  /**
   * The running process, if this id still belongs to a JVM of the cluster with this mark on its
   * command line. A zombie has no command line, and a process that got the id later has another.
   */
  Optional<ProcessHandle> running(String mark) {
    return ProcessHandle.of(pid).filter(process -> commandLine(process).contains(mark));
  }

  /**
   * Empty if there is none. For a moment there is none either of a process that has just been
   * started, while one program takes the place of another, and of one that gives its memory back
   * before it ends, so an empty one is looked at again.
   */
  private static String commandLine(ProcessHandle process) {
    Optional<String> line = process.info().commandLine();
    for (int look = 0; line.isEmpty() && look < MOST_LOOKS && process.isAlive(); look++) {
      LockSupport.parkNanos(LOOK_NANOS);
      line = process.info().commandLine();
    }
    return line.orElse("");
  }
}
