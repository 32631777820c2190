package io.numflink.lshs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The placement policies, by the names that users know them by. */
public enum Placement {
  LSHS("lshs", new LshsAssigner()),
  HASH("hash", new HashAssigner()),
  ROUND_ROBIN("round-robin", new RoundRobinAssigner());

  private final String policyName;

  @SuppressWarnings("ImmutableEnumChecker") // the assigners have no state
  private final SlotAssigner assigner;

  Placement(String policyName, SlotAssigner assigner) {
    this.policyName = policyName;
    this.assigner = assigner;
  }

  public static Placement named(String name) {
    for (Placement placement : values()) {
      if (placement.policyName.equals(name)) {
        return placement;
      }
    }
    throw new IllegalArgumentException(
        "no placement policy is named '%s'; there are %s"
            .formatted(
                name,
                Arrays.stream(values())
                    .map(Placement::policyName)
                    .collect(Collectors.joining(", "))));
  }

  public String policyName() {
    return policyName;
  }

  public SlotAssigner assigner() {
    return assigner;
  }

  @Override
  public String toString() {
    return policyName;
  }
}
