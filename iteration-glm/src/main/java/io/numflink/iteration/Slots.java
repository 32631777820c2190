package io.numflink.iteration;

import java.util.List;
import java.util.TreeMap;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator.SubtaskGateway;

/**
 * The slots of a loop as its coordinator knows them: which attempt of each runs, and what it holds.
 * A slot reports before Flink says that it is ready, so both are kept with their attempt. For one
 * thread.
 */
final class Slots {
  private final TreeMap<Integer, Ready> ready = new TreeMap<>();
  private final TreeMap<Integer, Report> reports = new TreeMap<>();

  private record Ready(int attempt, SubtaskGateway gateway) {}

  private record Report(int attempt, LoopEvent.Held held) {}

  void ready(int subtask, int attempt, SubtaskGateway gateway) {
    ready.put(subtask, new Ready(attempt, gateway));
  }

  void report(int subtask, int attempt, LoopEvent.Held held) {
    Report before = reports.get(subtask);
    if (before == null || attempt >= before.attempt()) {
      reports.put(subtask, new Report(attempt, held));
    }
  }

  /** An attempt has failed; a later one may have reported already. */
  void failed(int subtask, int attempt) {
    ready.computeIfPresent(subtask, (key, each) -> each.attempt() > attempt ? each : null);
    reports.computeIfPresent(subtask, (key, each) -> each.attempt() > attempt ? each : null);
  }

  /** A subtask starts over. */
  void reset(int subtask) {
    ready.remove(subtask);
    reports.remove(subtask);
  }

  void clear() {
    ready.clear();
    reports.clear();
  }

  /** Whether all subtasks run and have reported. */
  boolean areComplete(int parallelism) {
    return ready.size() == parallelism
        && reports.size() == parallelism
        && ready.entrySet().stream()
            .allMatch(each -> reports.get(each.getKey()).attempt() == each.getValue().attempt());
  }

  /** Where the subtasks run, in order. */
  List<String> taskManagers() {
    return reports.values().stream().map(report -> report.held().taskManager()).toList();
  }

  /** The gateway of a subtask that is ready. */
  SubtaskGateway gateway(int subtask) {
    return ready.get(subtask).gateway();
  }

  /** The gateways of the subtasks that are ready. */
  List<SubtaskGateway> gateways() {
    return ready.values().stream().map(Ready::gateway).toList();
  }

  /** The splits whose end was seen, by number. */
  TreeMap<Integer, SplitRows> ended() {
    TreeMap<Integer, SplitRows> ended = new TreeMap<>();
    reports
        .values()
        .forEach(report -> report.held().ended().forEach(each -> ended.put(each.split(), each)));
    return ended;
  }

  /** How many tiles the slots hold in all. */
  long tiles() {
    return reports.values().stream().mapToLong(report -> report.held().tiles()).sum();
  }
}
