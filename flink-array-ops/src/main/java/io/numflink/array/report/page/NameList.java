package io.numflink.array.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names as a text: each once, with how often it occurs, and of many only the first. */
final class NameList {
  private NameList() {}

  /**
   * {@code C, x × 20 and 3 more}.
   *
   * @param most how many names to show
   */
  static String of(List<String> names, int most) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    names.forEach(name -> counts.merge(name, 1, Integer::sum));
    String list =
        counts.entrySet().stream()
            .limit(most)
            .map(name -> name.getKey() + (name.getValue() == 1 ? "" : " × " + name.getValue()))
            .collect(Collectors.joining(", "));
    return counts.size() > most ? list + " and %d more".formatted(counts.size() - most) : list;
  }
}
