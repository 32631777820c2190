package io.numflink.launcher.cluster;

import io.numflink.array.cluster.ClusterException;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.TaskManagerOptions.TaskManagerLoadBalanceMode;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** Flink's configuration of a local cluster: one for all its processes. */
final class ClusterConfiguration {
  private ClusterConfiguration() {}

  static Configuration of(ClusterSpec spec, int restPort, int rpcPort, ClusterDirectory directory) {
    Configuration flink = new Configuration();
    addresses(flink, spec.hosts().jobManager().address(), restPort, rpcPort);
    timings(flink);
    directories(flink, directory);

    flink.set(JobManagerOptions.JVM_HEAP_MEMORY, spec.jobManagerHeap());
    // A job that needs fewer slots than there are gets them from all TaskManagers alike.
    flink.set(TaskManagerOptions.TASK_MANAGER_LOAD_BALANCE_MODE, TaskManagerLoadBalanceMode.SLOTS);
    spec.memory().writeTo(flink);
    flink.set(CoreOptions.FLINK_TM_JVM_OPTIONS, String.join(" ", spec.jvmOptions()));

    // The native kernels are loaded once a process, not once a job.
    flink.setString("classloader.parent-first-patterns.additional", "org.bytedeco.");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(500));

    spec.flinkOptions().forEach(flink::setString);
    checkMemory(flink);
    return flink;
  }

  private static void addresses(Configuration flink, String jobManager, int restPort, int rpcPort) {
    flink.set(JobManagerOptions.ADDRESS, jobManager);
    flink.set(JobManagerOptions.BIND_HOST, jobManager);
    flink.set(JobManagerOptions.PORT, rpcPort);
    flink.set(RestOptions.ADDRESS, jobManager);
    flink.set(RestOptions.BIND_ADDRESS, jobManager);
    flink.set(RestOptions.PORT, restPort);
    flink.set(RestOptions.BIND_PORT, Integer.toString(restPort));
    flink.set(BlobServerOptions.PORT, "0");
  }

  /** One machine: losses are noticed within seconds, and all processes start at the same moment. */
  private static void timings(Configuration flink) {
    flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(2));
    flink.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(10));
    // After this time a request for the slots of a lost TaskManager fails at once, instead of
    // waiting for another one.
    flink.set(ResourceManagerOptions.STANDALONE_CLUSTER_STARTUP_PERIOD_TIME, Duration.ofDays(200));
    flink.set(ClusterOptions.ERROR_REGISTRATION_DELAY, Duration.ofMillis(200));
    flink.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
  }

  private static void directories(Configuration flink, ClusterDirectory directory) {
    flink.set(CoreOptions.TMP_DIRS, directory.temporary().toString());
    flink.set(WebOptions.TMP_DIR, directory.temporary().toString());
  }

  private static void checkMemory(Configuration flink) {
    try {
      taskManagerJvmOptions(flink);
    } catch (RuntimeException e) {
      throw new ClusterException(
          "Flink refuses the memory settings of the TaskManagers: " + e.getMessage(), e);
    }
  }

  /**
   * Heap, direct memory and metaspace of a TaskManager's JVM, as Flink's start scripts set them.
   */
  static String taskManagerJvmOptions(Configuration flink) {
    return ProcessMemoryUtils.generateJvmParametersStr(
        TaskExecutorProcessUtils.processSpecFromConfig(flink));
  }

  /**
   * What a TaskManager is told beside the configuration: its address, and the memory settings
   * without which it refuses to start. {@code -D key=value …}.
   */
  static String taskManagerArguments(Configuration flink, String address) {
    return "%s -D %s=%s -D %s=%s"
        .formatted(
            TaskExecutorProcessUtils.generateDynamicConfigsStr(
                TaskExecutorProcessUtils.processSpecFromConfig(flink)),
            TaskManagerOptions.HOST.key(),
            flink.getOptional(TaskManagerOptions.HOST).orElse(address),
            TaskManagerOptions.BIND_HOST.key(),
            flink.getOptional(TaskManagerOptions.BIND_HOST).orElse(address));
  }

  /** The settings as YAML: one quoted scalar a key. */
  static String toYaml(Configuration flink) {
    StringBuilder yaml = new StringBuilder();
    flink.toMap().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                yaml.append(entry.getKey())
                    .append(": '")
                    .append(entry.getValue().replace("'", "''"))
                    .append("'\n"));
    return yaml.toString();
  }
}
