package io.numflink.array.cluster;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.ClusterClientFactory;
import org.apache.flink.client.deployment.ClusterDescriptor;
import org.apache.flink.client.deployment.DefaultClusterClientServiceLoader;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * The cluster that a job jar's {@code main} was started for: by {@code flink run}, or inside of a
 * JobManager by its REST API ({@code /jars/:id/run}). Both tell in the configuration of the
 * execution environment where the cluster is and which jars the program consists of.
 *
 * <p>A JobManager that runs {@code main} wants the program's first job to go through the execution
 * environment, since it answers the caller with that job's id, and allows it one; everything else
 * goes through a client, as it does for {@code flink run}.
 */
public final class ContextCluster implements FlinkCluster {

  /** The deployment target of a program that a JobManager runs itself. */
  private static final String IN_JOB_MANAGER = "embedded";

  private final StreamExecutionEnvironment environment;
  private final ClusterClient<?> client;
  private final List<Path> jars;
  private boolean environmentIsFree;

  private ContextCluster(
      StreamExecutionEnvironment environment, ClusterClient<?> client, Configuration context) {
    this.environment = environment;
    this.client = client;
    jars =
        context.getOptional(PipelineOptions.JARS).orElse(List.of()).stream()
            .map(jar -> new Path(URI.create(jar)))
            .toList();
    environmentIsFree = isInJobManager(context);
  }

  /**
   * The cluster of this program's execution environment.
   *
   * @throws ClusterException if the program was not started for a cluster, or it cannot be reached
   */
  public static ContextCluster of(StreamExecutionEnvironment environment) {
    Configuration context = Configuration.fromMap(environment.getConfiguration().toMap());
    try {
      return new ContextCluster(environment, client(context), context);
    } catch (Exception e) {
      throw new ClusterException(
          "no client for the cluster of this program (%s = %s): %s"
              .formatted(
                  DeploymentOptions.TARGET.key(),
                  context.getOptional(DeploymentOptions.TARGET).orElse("unset"),
                  e.getMessage()),
          e);
    }
  }

  static boolean isInJobManager(ReadableConfig context) {
    return context.getOptional(DeploymentOptions.TARGET).orElse("").equals(IN_JOB_MANAGER);
  }

  private static ClusterClient<?> client(Configuration context) throws Exception {
    if (isInJobManager(context)) {
      return new RestClusterClient<>(context, StandaloneClusterId.getInstance());
    }
    return retrieve(
        new DefaultClusterClientServiceLoader().getClusterClientFactory(context), context);
  }

  private static <T> ClusterClient<T> retrieve(
      ClusterClientFactory<T> factory, Configuration context) throws Exception {
    try (ClusterDescriptor<T> descriptor = factory.createClusterDescriptor(context)) {
      return descriptor.retrieve(factory.getClusterId(context)).getClusterClient();
    }
  }

  /** host:port of the REST interface. */
  public String restAddress() {
    return URI.create(client.getWebInterfaceURL()).getAuthority();
  }

  @Override
  public CompletableFuture<JobID> submit(StreamGraph graph) {
    if (environmentIsFree) {
      environmentIsFree = false;
      try {
        return CompletableFuture.completedFuture(environment.executeAsync(graph).getJobID());
      } catch (Exception e) {
        return CompletableFuture.failedFuture(e);
      }
    }
    JobGraph job = graph.getJobGraph();
    jars.forEach(job::addJar);
    return client.submitJob(job).thenCompose(id -> JobWatch.started(client, id));
  }

  @Override
  public CompletableFuture<JobResult> result(JobID job) {
    return JobWatch.ended(client, job);
  }

  @Override
  public CompletableFuture<CoordinationResponse> ask(
      JobID job, String operatorUid, CoordinationRequest request) {
    return client.sendCoordinationRequest(job, operatorUid, request);
  }

  @Override
  public CompletableFuture<?> cancel(JobID job) {
    return client.cancel(job);
  }

  @Override
  public void close() {
    client.close();
  }
}
