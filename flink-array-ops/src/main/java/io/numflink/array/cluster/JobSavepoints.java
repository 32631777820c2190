package io.numflink.array.cluster;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.ExceptionUtils;

/** Takes savepoints of jobs of a cluster, in Flink's canonical format, which any backend reads. */
public final class JobSavepoints {
  private final String host;
  private final int port;

  /** A cluster's REST address. */
  public JobSavepoints(String host, int port) {
    this.host = host;
    this.port = port;
  }

  private interface Call {
    CompletableFuture<String> on(RestClusterClient<StandaloneClusterId> client, JobID job);
  }

  /** Takes a savepoint, while the job goes on, and returns its path. */
  public String take(String job, String folder) throws InterruptedException {
    return call(
        job, (client, id) -> client.triggerSavepoint(id, folder, SavepointFormatType.CANONICAL));
  }

  /** Stops a job with a savepoint and returns its path. */
  public String stop(String job, String folder) throws InterruptedException {
    return call(
        job,
        (client, id) -> client.stopWithSavepoint(id, false, folder, SavepointFormatType.CANONICAL));
  }

  private String call(String job, Call call) throws InterruptedException {
    JobID id;
    try {
      id = JobID.fromHexString(job);
    } catch (IllegalArgumentException e) {
      throw new ClusterException("'%s' is no id of a Flink job".formatted(job), e);
    }
    Configuration address = new Configuration();
    address.set(RestOptions.ADDRESS, host);
    address.set(RestOptions.PORT, port);
    try (RestClusterClient<StandaloneClusterId> client =
        new RestClusterClient<>(address, StandaloneClusterId.getInstance())) {
      return call.on(client, id).get();
    } catch (InterruptedException e) {
      throw e;
    } catch (ExecutionException e) {
      throw new ClusterException(
          "job %s gives no savepoint: %s".formatted(job, firstLine(e.getCause())), e);
    } catch (Exception e) {
      throw new ClusterException(
          "no Flink cluster answers at %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  /** Flink's reasons carry stack traces in their messages. */
  private static String firstLine(Throwable failure) {
    Throwable root = ExceptionUtils.stripCompletionException(failure);
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? root.toString() : root.getMessage();
    return message.lines().filter(line -> !line.isBlank()).findFirst().orElse(root.toString());
  }
}
