package io.numflink.iteration;

import java.util.Map;
import java.util.TreeMap;

/**
 * What follows a superstep.
 *
 * @param <V> the loop variable
 */
public sealed interface Turn<V> {

  /** The loop variable from now on. */
  V variable();

  /**
   * Figures of the superstep by name, such as {@code objective}; shown as metrics and kept in the
   * result.
   */
  Map<String, Double> gauges();

  /** Another superstep. */
  record Next<V>(V variable, Map<String, Double> gauges) implements Turn<V> {
    public Next {
      gauges = new TreeMap<>(gauges);
    }
  }

  /** The end of the loop. */
  record Done<V>(V variable, Map<String, Double> gauges) implements Turn<V> {
    public Done {
      gauges = new TreeMap<>(gauges);
    }
  }
}
