package io.numflink.lshs;

import java.util.Locale;

/** A plan needs more memory on a node than there is; it is refused before anything runs. */
public final class PlanTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private final int node;
  private final long neededBytes;
  private final long limitBytes;

  private PlanTooLargeException(String message, int node, long neededBytes, long limitBytes) {
    super(message);
    this.node = node;
    this.neededBytes = neededBytes;
    this.limitBytes = limitBytes;
  }

  /**
   * The refusal of a plan whose predicted peak exceeds some node's memory; names the operation at
   * the peak of the node that lacks most.
   */
  static PlanTooLargeException of(Plan plan, PlanLoads loads) {
    int worst = 0;
    for (int n = 1; n < loads.nodeCount(); n++) {
      if (lack(plan, loads, n) > lack(plan, loads, worst)) {
        worst = n;
      }
    }
    long limit = plan.cluster().nodes().get(worst).memoryBytes();
    long needed = loads.serialPeakBytes(worst);
    int target = plan.target(loads.peakOperation(worst));
    BlockGraph.ArrayInfo array = plan.graph().arrays().get(plan.graph().array(target));
    return new PlanTooLargeException(
        "%s needs %s on one node; the limit is %s: use smaller blocks or more nodes"
            .formatted(describe(array), size(needed), size(limit)),
        worst,
        needed,
        limit);
  }

  private static long lack(Plan plan, PlanLoads loads, int node) {
    return loads.serialPeakBytes(node) - plan.cluster().nodes().get(node).memoryBytes();
  }

  /** The node that lacks most. */
  public int node() {
    return node;
  }

  public long neededBytes() {
    return neededBytes;
  }

  public long limitBytes() {
    return limitBytes;
  }

  private static String describe(BlockGraph.ArrayInfo array) {
    return array.name().isEmpty() || array.name().equals(array.operation())
        ? array.operation()
        : "%s (%s)".formatted(array.operation(), array.name());
  }

  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    String digits = String.format(Locale.ROOT, "%.1f", value);
    return digits.replaceFirst("\\.0$", "") + " " + UNITS[unit];
  }
}
