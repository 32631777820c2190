package io.numflink.launcher.cluster;

import io.numflink.array.cluster.ClassPathOfCluster;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * A Flink cluster of one JobManager and some TaskManagers on this machine, each a JVM of its own.
 *
 * <p>The processes outlive the JVM that starts them, until {@link #stop} ends them; {@link #find}
 * finds them again by their folder.
 */
public final class LocalCluster implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

  /** A port that was free may be taken by the time that the JobManager binds it. */
  private static final int MOST_STARTS = 3;

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(50);

  private final ClusterDirectory directory;
  private final FlinkRest rest;
  private ClusterState state;

  private LocalCluster(ClusterDirectory directory, ClusterState state) {
    this.directory = directory;
    this.state = state;
    this.rest = new FlinkRest(state.restAddress());
  }

  /**
   * Starts a cluster and returns when its REST interface answers and all slots are registered.
   *
   * @param folder its configuration, logs and process ids go there; it is removed at the end
   * @throws ClusterException if a cluster runs there already, or this one does not come up; then no
   *     process stays behind, and the logs stay in the folder
   */
  public static LocalCluster start(ClusterSpec spec, Path folder) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(spec, folder);
      } catch (ClusterException e) {
        boolean chosenPortTaken =
            spec.restPort() == 0 && e.getMessage().contains(BindException.class.getSimpleName());
        if (!chosenPortTaken || attempt == MOST_STARTS) {
          throw e;
        }
      }
    }
  }

  private static LocalCluster startOnce(ClusterSpec spec, Path folder) {
    find(folder)
        .ifPresent(
            running -> {
              throw new ClusterException(
                  "a cluster already runs in %s, at http://%s: stop it first"
                      .formatted(running.directory.root(), running.restAddress()));
            });
    int restPort = spec.restPort() == 0 ? FreePort.any() : spec.restPort();
    if (!FreePort.isFree(restPort)) {
      throw new ClusterException(
          "port %d is in use on this machine: choose another".formatted(restPort));
    }
    ClusterDirectory directory = new ClusterDirectory(folder);
    ClusterState empty =
        new ClusterState(
            spec.hosts().jobManager().address() + ":" + restPort, 0, List.of(), spec.hosts());
    Configuration flink = ClusterConfiguration.of(spec, restPort, FreePort.any(), directory);
    directory.prepare(empty);
    directory.addJars(Distribution.ofThisProgram().jobJars());
    flink.setString(ClassPathOfCluster.SETTING, ClassPathOfCluster.setting(directory.jars()));
    directory.writeConfiguration(flink);
    LocalCluster cluster = new LocalCluster(directory, empty);
    try {
      cluster.startProcesses(spec.slots());
      cluster.awaitTaskManagers(START_TIMEOUT);
      return cluster;
    } catch (RuntimeException | InterruptedException e) {
      cluster.endProcesses();
      throw e instanceof ClusterException fault
          ? fault
          : new ClusterException("the start of the cluster was interrupted", e);
    }
  }

  /** The cluster of this folder, if any of its processes runs. */
  public static Optional<LocalCluster> find(Path folder) {
    ClusterDirectory directory = new ClusterDirectory(folder);
    return directory
        .read()
        .map(state -> new LocalCluster(directory, state))
        .filter(cluster -> cluster.state.processes().stream().anyMatch(cluster::runs));
  }

  /** host:port of the REST interface. */
  public String restAddress() {
    return state.restAddress();
  }

  public FlinkRest rest() {
    return rest;
  }

  /** Where the cluster keeps its configuration and logs. */
  public Path folder() {
    return directory.root();
  }

  public Optional<ClusterProcess> jobManager() {
    return state.processes().stream()
        .filter(process -> !process.isTaskManager() && runs(process))
        .findFirst();
  }

  /** The TaskManagers whose process runs, in order of their numbers. */
  public List<ClusterProcess> taskManagers() {
    return state.processes().stream()
        .filter(process -> process.isTaskManager() && runs(process))
        .toList();
  }

  /** The TaskManagers whose process has ended or was killed. */
  public List<ClusterProcess> lostTaskManagers() {
    return state.processes().stream()
        .filter(process -> process.isTaskManager() && !runs(process))
        .toList();
  }

  /**
   * Starts one more TaskManager, under a number of its own, with as many slots as the first one
   * had; {@link #awaitTaskManagers} waits for it.
   */
  public ClusterProcess startTaskManager() {
    int slots =
        state.processes().stream()
            .filter(ClusterProcess::isTaskManager)
            .findFirst()
            .orElseThrow()
            .slots();
    return startTaskManager(slots);
  }

  /** Starts one more TaskManager with so many slots. */
  public ClusterProcess startTaskManager(int slots) {
    int number = state.taskManagersStarted() + 1;
    long pid =
        jvm()
            .startTaskManager(
                ClusterProcess.resourceId(number), slots, state.hosts().ofTaskManager(number));
    ClusterProcess taskManager = ClusterProcess.taskManager(number, pid, slots);
    record(state.withTaskManager(taskManager));
    return taskManager;
  }

  /** Kills the TaskManager {@code tm-<number>} without any chance to clean up (SIGKILL). */
  public void killTaskManager(int number) {
    String resourceId = ClusterProcess.resourceId(number);
    ClusterProcess victim =
        taskManagers().stream()
            .filter(each -> each.name().equals(resourceId))
            .findFirst()
            .orElseThrow(() -> new ClusterException("no TaskManager " + resourceId + " runs"));
    kill(victim);
  }

  /** Kills the JobManager without any chance to clean up (SIGKILL); TaskManagers stay. */
  public void killJobManager() {
    kill(jobManager().orElseThrow(() -> new ClusterException("no JobManager runs")));
  }

  /**
   * Starts a JobManager in the place of one that has ended, at the same addresses, where the
   * TaskManagers look for it; {@link #awaitTaskManagers} waits for them.
   */
  public void startJobManager() {
    if (jobManager().isPresent()) {
      throw new ClusterException("a JobManager runs already");
    }
    record(state.withJobManager(jvm().startJobManager(state.hosts().jobManager())));
  }

  private void kill(ClusterProcess victim) {
    victim.running(mark()).ifPresent(ProcessHandle::destroyForcibly);
    if (!ends(victim, GRACE)) {
      throw new ClusterException("%s (pid %d) survives".formatted(victim.name(), victim.pid()));
    }
  }

  /**
   * Waits until the TaskManagers registered with all their slots are those whose processes run:
   * after a start until all slots are there, after a loss until the JobManager has noticed.
   */
  public void awaitTaskManagers(Duration atMost) throws InterruptedException {
    Map<String, Integer> expected =
        taskManagers().stream()
            .collect(Collectors.toMap(ClusterProcess::name, ClusterProcess::slots));
    long deadline = System.nanoTime() + atMost.toNanos();
    Map<String, Integer> registered = Map.of();
    while (System.nanoTime() < deadline) {
      try {
        registered =
            rest.taskManagers().stream()
                .filter(each -> each.slots() > 0)
                .collect(
                    Collectors.toMap(
                        FlinkRest.TaskManager::resourceId, FlinkRest.TaskManager::slots));
        if (registered.equals(expected)) {
          return;
        }
      } catch (ClusterException e) {
        // Nothing answers yet.
      }
      checkAlive(expected.keySet());
      Thread.sleep(POLL.toMillis());
    }
    Set<String> missing = new TreeSet<>(expected.keySet());
    missing.removeAll(registered.keySet());
    throw new ClusterException(
        "after %d s the registered TaskManagers and their slots are %s, not %s; %s"
            .formatted(
                atMost.toSeconds(),
                registered,
                expected,
                directory.tail(
                    missing.isEmpty() ? ClusterProcess.JOB_MANAGER : missing.iterator().next())));
  }

  /** Ends all processes and removes the folder's contents. */
  public void stop() {
    endProcesses();
    directory.remove();
  }

  @Override
  public void close() {
    stop();
  }

  private void startProcesses(List<Integer> slotsOfTaskManagers) {
    startJobManager();
    slotsOfTaskManagers.forEach(this::startTaskManager);
  }

  private ClusterJvm jvm() {
    return new ClusterJvm(
        Distribution.ofThisProgram(),
        directory,
        GlobalConfiguration.loadConfiguration(directory.configuration().toString()));
  }

  private void record(ClusterState newState) {
    state = newState;
    directory.write(state);
  }

  private void checkAlive(Set<String> taskManagers) {
    for (ClusterProcess process : state.processes()) {
      if ((!process.isTaskManager() || taskManagers.contains(process.name())) && !runs(process)) {
        throw new ClusterException(
            "%s has ended; %s".formatted(process.name(), directory.tail(process.name())));
      }
    }
  }

  private boolean runs(ClusterProcess process) {
    return process.running(mark()).isPresent();
  }

  private String mark() {
    return ClusterJvm.mark(directory);
  }

  private void endProcesses() {
    List<ClusterProcess> running = state.processes().stream().filter(this::runs).toList();
    running.forEach(process -> process.running(mark()).ifPresent(ProcessHandle::destroy));
    long deadline = System.nanoTime() + GRACE.toNanos();
    for (ClusterProcess process : running) {
      if (!ends(process, Duration.ofNanos(deadline - System.nanoTime()))) {
        process.running(mark()).ifPresent(ProcessHandle::destroyForcibly);
        ends(process, GRACE);
      }
    }
  }

  /** Whether the process ends in time; polled, as nobody may reap a child of an ended launcher. */
  private boolean ends(ClusterProcess process, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (runs(process)) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
