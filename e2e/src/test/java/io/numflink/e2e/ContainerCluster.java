package io.numflink.e2e;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ComposeContainer.RemoveImages;
import org.testcontainers.containers.ContainerState;

/**
 * The cluster of {@code docker-compose.yml} under a project name, an image name and a port of its
 * own, so that it meets no cluster that a user has up. {@link #close} removes containers, network
 * and image.
 *
 * <p>{@code NUMFLINK_BASE_IMAGE} in the environment chooses the base image, as for users.
 */
final class ContainerCluster implements AutoCloseable {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(120);
  private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final ExposedPort REST = ExposedPort.tcp(8081);

  private final DockerClient docker = DockerClientFactory.instance().client();
  private final Path file = Script.original().resolveSibling("docker-compose.yml");
  private final int taskManagers;
  private final int slots;
  private final Map<String, String> environment;
  private final ComposeContainer compose;
  private final Thread closeAtExit = new Thread(this::remove);
  private String project;
  private String restAddress;

  private ContainerCluster(int taskManagers, int slots, Path data) {
    this.taskManagers = taskManagers;
    this.slots = slots;
    environment =
        Map.of(
            "NUMFLINK_IMAGE",
            "numflink:e2e-" + ProcessHandle.current().pid(),
            "NUMFLINK_REST_PORT",
            "0",
            "NUMFLINK_SLOTS",
            Integer.toString(slots),
            "NUMFLINK_DATA",
            data.toString());
    compose =
        new ComposeContainer("numflink-e2e", file.toFile())
            .withLocalCompose(true)
            .withPull(false)
            .withEnv(environment)
            .withScaledService("taskmanager", taskManagers)
            .withRemoveImages(RemoveImages.ALL);
  }

  /** Whether there is an engine, and the Compose plugin beside it. */
  static boolean isPossible() throws InterruptedException {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return false;
    }
    try {
      run(Map.of(), "docker", "compose", "version");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Builds the image and returns when all slots are registered.
   *
   * @param data a folder that the containers see under the same path
   */
  static ContainerCluster start(int taskManagers, int slots, Path data)
      throws InterruptedException {
    ContainerCluster cluster = new ContainerCluster(taskManagers, slots, data);
    Runtime.getRuntime().addShutdownHook(cluster.closeAtExit);
    try {
      cluster.compose.start();
      ContainerState jobManager =
          cluster.compose.getContainerByServiceName("jobmanager").orElseThrow();
      InspectContainerResponse info = jobManager.getCurrentContainerInfo();
      cluster.project = info.getConfig().getLabels().get("com.docker.compose.project");
      Ports.Binding published = info.getNetworkSettings().getPorts().getBindings().get(REST)[0];
      cluster.restAddress = jobManager.getHost() + ":" + published.getHostPortSpec();
      cluster.awaitTaskManagers();
      return cluster;
    } catch (RuntimeException | InterruptedException e) {
      cluster.close();
      throw e;
    }
  }

  /** host:port of the REST interface, the only port that can be reached from outside. */
  String restAddress() {
    return restAddress;
  }

  FlinkRest rest() {
    return new FlinkRest(restAddress);
  }

  /** Kills a TaskManager's container and removes it. */
  void killATaskManager() {
    docker.removeContainerCmd(taskManagerContainers().get(0).getId()).withForce(true).exec();
  }

  /** Starts as many TaskManagers as are missing, in new containers. */
  void replaceTaskManagers() throws IOException, InterruptedException {
    run(
        environment,
        "docker",
        "compose",
        "--project-name",
        project,
        "--file",
        file.toString(),
        "up",
        "--detach",
        "--no-build",
        "--no-recreate",
        "--scale",
        "taskmanager=" + taskManagers,
        "taskmanager");
  }

  /** Waits until the TaskManagers registered are those whose containers run. */
  void awaitTaskManagers() throws InterruptedException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    Set<String> running = Set.of();
    Set<String> registered = Set.of();
    while (System.nanoTime() < deadline) {
      running =
          taskManagerContainers().stream()
              .map(each -> each.getId().substring(0, 12))
              .collect(Collectors.toSet());
      try {
        registered =
            rest().taskManagers().stream()
                .filter(each -> each.slots() == slots)
                .map(FlinkRest.TaskManager::resourceId)
                .collect(Collectors.toSet());
      } catch (ClusterException e) {
        registered = Set.of(); // Nothing answers yet.
      }
      if (running.size() == taskManagers && running.equals(registered)) {
        return;
      }
      Thread.sleep(POLL.toMillis());
    }
    throw new ClusterException(
        "%d TaskManagers of %d slots were asked for; after %d s containers %s run, and %s are registered"
            .formatted(
                taskManagers,
                slots,
                START_TIMEOUT.toSeconds(),
                new TreeSet<>(running),
                new TreeSet<>(registered)));
  }

  private List<Container> taskManagerContainers() {
    return docker
        .listContainersCmd()
        .withLabelFilter(
            Map.of(
                "com.docker.compose.project", project, "com.docker.compose.service", "taskmanager"))
        .exec();
  }

  @Override
  public void close() {
    remove();
    Runtime.getRuntime().removeShutdownHook(closeAtExit);
  }

  private void remove() {
    compose.stop();
  }

  private static void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    File output = File.createTempFile("numflink", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(output);
      Process process = builder.start();
      if (!process.waitFor(COMMAND_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s exits with %d: %s"
                .formatted(
                    String.join(" ", command),
                    process.exitValue(),
                    Files.readString(output.toPath())));
      }
    } finally {
      Files.delete(output.toPath());
    }
  }
}
