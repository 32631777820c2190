package io.numflink.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One {@code numflink run}, as a user would start it.
 *
 * @param status its exit status
 * @param printed what the script printed
 * @param plan the file {@code plan.json}; null if the run failed
 * @param run the file {@code run.json}; null if the run failed
 * @param seconds from the first submission to the last result, by {@code run.json}
 */
record Launched(int status, String printed, JsonNode plan, JsonNode run, double seconds) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs a script with everything on the cluster.
   *
   * @param root the repository's root
   * @param reports an empty folder, or one that does not exist
   * @param options further options of {@code run}
   * @param script the script and its arguments
   */
  static Launched on(
      String cluster, Path root, Path reports, List<String> options, List<String> script)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("numflink").toString());
    command.addAll(List.of("run", "--cluster", cluster, "--driver-threshold", "0"));
    command.addAll(List.of("--report", reports.toString()));
    command.addAll(options);
    command.addAll(script);
    ProcessBuilder process = new ProcessBuilder(command);
    process.environment().put("NUMFLINK_BUILD", "never");
    process.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process running = process.start();
    String printed =
        new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    int status = running.waitFor();
    if (status != 0 || !Files.exists(reports.resolve("run.json"))) {
      return new Launched(status, printed, null, null, Double.NaN);
    }
    JsonNode run = JSON.readTree(reports.resolve("run.json").toFile());
    return new Launched(
        status,
        printed,
        JSON.readTree(reports.resolve("plan.json").toFile()),
        run,
        run.at("/timings/execute_s").asDouble());
  }

  boolean succeeded() {
    return run != null;
  }

  /** A field of every node in a report. */
  static List<Long> perNode(JsonNode report, String field) {
    List<Long> values = new ArrayList<>();
    report.path("per_node").forEach(node -> values.add(node.path(field).asLong()));
    return values;
  }
}
