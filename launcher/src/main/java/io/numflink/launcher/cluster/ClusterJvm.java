package io.numflink.launcher.cluster;

import io.numflink.array.cluster.ClusterException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/** Starts the JVMs of a local cluster, each detached from this process and its terminal. */
final class ClusterJvm {
  private final Distribution distribution;
  private final ClusterDirectory directory;
  private final Configuration flink;

  ClusterJvm(Distribution distribution, ClusterDirectory directory, Configuration flink) {
    this.distribution = distribution;
    this.directory = directory;
    this.flink = flink;
  }

  /** What the command line of every process of the cluster in this folder contains. */
  static String mark(ClusterDirectory directory) {
    // The property that follows ends the path: a folder beside it may have a longer name.
    return "-Dnumflink.cluster=%s -Dlog.file=".formatted(directory.root());
  }

  long startJobManager(ClusterHosts.Host host) {
    String memory =
        JobManagerProcessUtils.generateJvmParametersStr(
            JobManagerProcessUtils.processSpecFromConfig(flink), flink);
    return start(
        host,
        ClusterProcess.JOB_MANAGER,
        words(
            memory,
            flink.get(CoreOptions.FLINK_JVM_OPTIONS),
            flink.get(CoreOptions.FLINK_JM_JVM_OPTIONS)),
        StandaloneSessionClusterEntrypoint.class,
        List.of());
  }

  long startTaskManager(String resourceId, int slots, ClusterHosts.Host host) {
    Configuration own = new Configuration(flink);
    own.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    return start(
        host,
        resourceId,
        words(
            ClusterConfiguration.taskManagerJvmOptions(own),
            flink.get(CoreOptions.FLINK_JVM_OPTIONS),
            flink.get(CoreOptions.FLINK_TM_JVM_OPTIONS)),
        TaskManagerRunner.class,
        words(
            ClusterConfiguration.taskManagerArguments(own, host.address()),
            "-D %s=%s".formatted(TaskManagerOptions.TASK_MANAGER_RESOURCE_ID.key(), resourceId),
            "-D %s=%d".formatted(TaskManagerOptions.NUM_TASK_SLOTS.key(), slots)));
  }

  private long start(
      ClusterHosts.Host host,
      String name,
      List<String> jvmOptions,
      Class<?> main,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    ownSession().ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(host.command());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dnumflink.cluster=" + directory.root());
    command.add("-Dlog.file=" + directory.log(name));
    command.add("-Dlog4j2.configurationFile=" + directory.loggingConfiguration());
    command.add("-XX:ErrorFile=" + directory.errorFile(name));
    command.add("@" + distribution.jvmOptions());
    command.addAll(optionsOfThisMachine());
    command.addAll(jvmOptions);
    command.add(main.getName());
    command.addAll(List.of("--configDir", directory.configuration().toString()));
    command.addAll(arguments);

    ProcessBuilder process = new ProcessBuilder(command);
    process.directory(directory.root().toFile());
    process.redirectInput(new File("/dev/null"));
    process.redirectErrorStream(true);
    process.redirectOutput(directory.output(name).toFile());
    // Not on the command line: ps stays readable, and the mark is found on a short line.
    process.environment().put("CLASSPATH", classPath());
    process.environment().put("FLINK_CONF_DIR", directory.configuration().toString());
    // A slot is a thread; kernels that want more say so themselves.
    process.environment().put("OPENBLAS_NUM_THREADS", "1");
    try {
      return process.start().pid();
    } catch (IOException e) {
      throw new ClusterException("cannot start %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Those that the script found this machine to have, and gave this JVM. */
  private static List<String> optionsOfThisMachine() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter("-XX:+UseTransparentHugePages"::equals)
        .toList();
  }

  private String classPath() {
    return Stream.concat(distribution.clusterJars().stream(), directory.jars().stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * {@code setsid}, where there is one: an interrupt at the terminal does not reach the process.
   */
  private static Optional<Path> ownSession() {
    return Stream.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static List<String> words(String... texts) {
    return Stream.of(texts)
        .flatMap(text -> Stream.of(text.trim().split("\\s+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
