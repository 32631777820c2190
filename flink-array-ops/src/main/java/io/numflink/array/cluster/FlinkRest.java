package io.numflink.array.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.util.TimeUtils;

/**
 * Reads a Flink cluster's REST interface.
 *
 * <p>Figures of a running job lag: the JobManager fetches them from the TaskManagers at most once
 * an interval ({@code metrics.fetcher.update-interval}), and only when somebody asks. {@link
 * #settledPerSubtask} waits until they stand still. Once a job has ended its last fetched figures
 * stay, and those are stale.
 */
public final class FlinkRest {
  /** Bytes that a subtask received from other TaskManagers. */
  public static final String BYTES_IN_REMOTE = "Shuffle.Netty.Input.numBytesInRemote";

  /** Bytes that a subtask received from subtasks on its own TaskManager. */
  public static final String BYTES_IN_LOCAL = "Shuffle.Netty.Input.numBytesInLocal";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
  private static final int STANDSTILL_FETCHES = 3;

  private final String address;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();

  /**
   * @param address host:port
   */
  public FlinkRest(String address) {
    this.address = address;
  }

  /** A registered TaskManager. */
  public record TaskManager(String resourceId, int slots, int freeSlots) {}

  /** A vertex of a job: operators chained into one. */
  public record Vertex(String id, String name, int parallelism, String state) {}

  public List<TaskManager> taskManagers() {
    return stream(get("/taskmanagers").path("taskmanagers"))
        .map(
            each ->
                new TaskManager(
                    each.path("id").asText(),
                    each.path("slotsNumber").asInt(),
                    each.path("freeSlots").asInt()))
        .toList();
  }

  /** A job, in whatever state it is. */
  public record Job(String id, String name, String state) {}

  /** The jobs that the cluster remembers. */
  public List<Job> jobs() {
    return stream(get("/jobs/overview").path("jobs"))
        .map(
            each ->
                new Job(
                    each.path("jid").asText(),
                    each.path("name").asText(),
                    each.path("state").asText()))
        .toList();
  }

  /** RUNNING, FINISHED, FAILED, … */
  public String jobState(String job) {
    return get("/jobs/" + job).path("state").asText();
  }

  /** The vertices of a job in topological order. */
  public List<Vertex> vertices(String job) {
    return stream(get("/jobs/" + job).path("vertices"))
        .map(
            each ->
                new Vertex(
                    each.path("id").asText(),
                    each.path("name").asText(),
                    each.path("parallelism").asInt(),
                    each.path("status").asText()))
        .toList();
  }

  /** The resource id of the TaskManager of every subtask of a vertex. */
  public List<String> placement(String job, Vertex vertex) {
    Map<Integer, String> bySubtask = new TreeMap<>();
    stream(get("/jobs/%s/vertices/%s".formatted(job, vertex.id())).path("subtasks"))
        .forEach(
            each ->
                bySubtask.put(each.path("subtask").asInt(), each.path("taskmanager-id").asText()));
    return List.copyOf(bySubtask.values());
  }

  /**
   * A metric of every subtask as last fetched; 0 where there is none (a source receives nothing).
   */
  public List<Long> perSubtask(String job, Vertex vertex, String metric) {
    String names =
        IntStream.range(0, vertex.parallelism())
            .mapToObj(subtask -> subtask + "." + metric)
            .collect(Collectors.joining(","));
    Map<String, Long> values =
        stream(get("/jobs/%s/vertices/%s/metrics?get=%s".formatted(job, vertex.id(), query(names))))
            .collect(
                Collectors.toMap(
                    each -> each.path("id").asText(), each -> each.path("value").asLong()));
    return IntStream.range(0, vertex.parallelism())
        .mapToObj(subtask -> values.getOrDefault(subtask + "." + metric, 0L))
        .toList();
  }

  /** A metric of a running job over all subtasks of all vertices, as last fetched. */
  public long total(String job, String metric) {
    return vertices(job).stream()
        .flatMap(vertex -> perSubtask(job, vertex, metric).stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /**
   * A metric of a running job's subtasks, once the job has come to rest: as soon as no figure has
   * changed over several fetches. The figures are exact then, provided that nothing moves any more.
   *
   * @return the values of the subtasks by vertex, in topological order
   */
  public Map<Vertex, List<Long>> settledPerSubtask(String job, String metric, Duration atMost)
      throws InterruptedException {
    Duration interval = metricsInterval();
    long deadline = System.nanoTime() + atMost.toNanos();
    List<Vertex> vertices = vertices(job);
    List<List<Long>> last = new ArrayList<>();
    int unchanged = 0;
    while (System.nanoTime() < deadline) {
      List<List<Long>> now =
          vertices.stream().map(vertex -> perSubtask(job, vertex, metric)).toList();
      unchanged = now.equals(last) ? unchanged + 1 : 0;
      last = now;
      if (unchanged == STANDSTILL_FETCHES) {
        return IntStream.range(0, vertices.size())
            .boxed()
            .collect(Collectors.toMap(vertices::get, now::get, (a, b) -> a, LinkedHashMap::new));
      }
      Thread.sleep(interval.toMillis());
    }
    throw new ClusterException(
        "%s of job %s still changed after %s: %s".formatted(metric, job, atMost, last));
  }

  /** How old the figures of a running job may be. */
  public Duration metricsInterval() {
    return setting(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL.key())
        .map(FlinkRest::duration)
        .orElse(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL.defaultValue());
  }

  /** A setting of the cluster; empty if it was left at its default. */
  public Optional<String> setting(String key) {
    return stream(get("/jobmanager/config"))
        .filter(each -> each.path("key").asText().equals(key))
        .findFirst()
        .map(each -> each.path("value").asText());
  }

  /** The heap of a TaskManager's JVM, as Flink has configured it, in bytes. */
  public long heapBytes(TaskManager taskManager) {
    JsonNode memory = get("/taskmanagers/" + taskManager.resourceId()).path("memoryConfiguration");
    return memory.path("frameworkHeap").asLong() + memory.path("taskHeap").asLong();
  }

  /** The answer to a GET request, e.g. for {@code /overview}. */
  public JsonNode get(String path) {
    URI uri = URI.create("http://" + address + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(REQUEST_TIMEOUT).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ClusterException(
            "%s answers %d: %s".formatted(uri, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new ClusterException(
          "no Flink cluster answers at http://%s: is it running, and is that its REST address?"
              .formatted(address),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while waiting for " + uri, e);
    }
  }

  private static Duration duration(String text) {
    return TimeUtils.parseDuration(text);
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
