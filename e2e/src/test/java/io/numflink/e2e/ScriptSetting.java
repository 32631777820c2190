package io.numflink.e2e;

import java.util.List;

/**
 * How scripts are run.
 *
 * @param name also the folder of outputs
 * @param nodes TaskManagers in this process; 0 for a cluster of separate processes
 * @param slots of each
 * @param options further options of {@code numflink run}
 */
record ScriptSetting(String name, int nodes, int slots, List<String> options) {
  static final ScriptSetting ONE_NODE = of("one-node", 1, 2);
  static final ScriptSetting ONE_SLOT = of("one-slot", 1, 1, "--driver-threshold", "1k");
  static final ScriptSetting TWO_NODES = of("two-nodes", 2, 2, "--driver-threshold", "0");
  static final ScriptSetting FOUR_NODES = of("four-nodes", 4, 1, "--driver-threshold", "0");
  static final ScriptSetting ODD_BLOCKS = of("odd-blocks", 2, 2);
  static final ScriptSetting PROCESSES = of("processes", 0, 0, "--driver-threshold", "0");

  /** No array is so large that it is not evaluated in this process. */
  static final ScriptSetting DRIVER_ONLY = of("driver-only", 1, 1, "--driver-threshold", "1t");

  private static ScriptSetting of(String name, int nodes, int slots, String... options) {
    return new ScriptSetting(name, nodes, slots, List.of(options));
  }

  static ScriptSetting placedBy(String policy) {
    return of(policy, 2, 2, "--driver-threshold", "0", "--placement", policy);
  }

  @Override
  public String toString() {
    return name;
  }
}
