package io.numflink.array.report;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/**
 * Flink's own count of the bytes that each TaskManager received from others, job by job: a
 * cross-check of NumFlink's, with the headers of records and buffers in it.
 *
 * <p>Flink's figures lag behind, so a job is watched until they stand still, at most {@value
 * #PATIENCE_SECONDS} s. If they do not, the count is given up rather than told wrong.
 */
public final class FlinkTraffic {
  private static final int PATIENCE_SECONDS = 45;

  private final Map<JobID, Map<String, Long>> bytesInto = new HashMap<>();
  private boolean known = true;
  private long watchedNanos;

  /** Counts what a running job whose blocks have all arrived has moved. */
  public void measure(FlinkRest rest, JobID job) {
    String id = job.toHexString();
    Map<String, Long> byTaskManager = new HashMap<>();
    long began = System.nanoTime();
    try {
      Map<FlinkRest.Vertex, List<Long>> bytes =
          rest.settledPerSubtask(
              id, FlinkRest.BYTES_IN_REMOTE, Duration.ofSeconds(PATIENCE_SECONDS));
      bytes.forEach(
          (vertex, values) -> {
            List<String> taskManagers = rest.placement(id, vertex);
            for (int subtask = 0; subtask < values.size(); subtask++) {
              byTaskManager.merge(taskManagers.get(subtask), values.get(subtask), Long::sum);
            }
          });
      count(job, byTaskManager);
    } catch (ClusterException e) {
      known = false;
    } catch (InterruptedException e) {
      known = false;
      Thread.currentThread().interrupt();
    } finally {
      watchedNanos += System.nanoTime() - began;
    }
  }

  /** Takes what a job has moved: the bytes into each TaskManager. */
  public void count(JobID job, Map<String, Long> byTaskManager) {
    bytesInto.put(job, Map.copyOf(byTaskManager));
  }

  /** How long jobs were kept from ending for their figures' sake, in seconds. */
  public double watchedSeconds() {
    return watchedNanos / 1e9;
  }

  /** Says that some job was not measured, so that there is no count of the whole program. */
  public void giveUp() {
    known = false;
  }

  /** Whether every job has been counted. */
  public boolean isKnown() {
    return known;
  }

  /** What a TaskManager received in a job. */
  public long bytesInto(JobID job, String taskManager) {
    return bytesInto.getOrDefault(job, Map.of()).getOrDefault(taskManager, 0L);
  }
}
