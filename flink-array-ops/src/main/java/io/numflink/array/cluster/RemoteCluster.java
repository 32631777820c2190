package io.numflink.array.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.operators.coordination.CoordinationRequest;
import org.apache.flink.runtime.operators.coordination.CoordinationResponse;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A running Flink cluster, reached through its REST API. */
public final class RemoteCluster implements FlinkCluster {
  private final RestClusterClient<StandaloneClusterId> client;
  private final List<Path> jars;

  private RemoteCluster(RestClusterClient<StandaloneClusterId> client, List<Path> jars) {
    this.client = client;
    this.jars = List.copyOf(jars);
  }

  /**
   * @param jars the jar files that jobs need: NumFlink's own classes. Each job brings those along
   *     that are not on {@linkplain ClassPathOfCluster the cluster's class path}
   * @throws ClusterException if no cluster answers, or it prefers another version of these classes
   */
  public static RemoteCluster connect(String host, int port, List<Path> jars) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.ADDRESS, host);
    configuration.set(RestOptions.PORT, port);
    try {
      List<Path> missing = ClassPathOfCluster.missing(jars, new FlinkRest(host + ":" + port));
      return new RemoteCluster(
          new RestClusterClient<>(configuration, StandaloneClusterId.getInstance()), missing);
    } catch (ClusterException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(
          "no client for the cluster at %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  @Override
  public CompletableFuture<JobID> submit(StreamGraph graph) {
    JobGraph job = graph.getJobGraph();
    for (Path jar : jars) {
      job.addJar(new org.apache.flink.core.fs.Path(jar.toUri()));
    }
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
