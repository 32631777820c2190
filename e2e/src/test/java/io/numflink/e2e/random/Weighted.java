package io.numflink.e2e.random;

import java.util.List;
import java.util.Random;

/** A rule and how often it is tried. */
record Weighted<T>(int weight, T rule) {

  static <T> T choose(List<Weighted<T>> rules, Random random) {
    int ticket = random.nextInt(rules.stream().mapToInt(Weighted::weight).sum());
    for (Weighted<T> rule : rules) {
      ticket -= rule.weight();
      if (ticket < 0) {
        return rule.rule();
      }
    }
    throw new AssertionError("no rules");
  }
}
