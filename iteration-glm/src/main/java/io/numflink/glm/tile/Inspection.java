package io.numflink.glm.tile;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What {@link InspectPass} found.
 *
 * @param rows all rows
 * @param weights Σ w
 * @param fault what is wrong with the data, if anything is
 * @param row where, counted from 0
 * @param column where, if it is a feature
 * @param value what stands there
 * @param classes the distinct labels, ascending; none if labels are no classes
 * @param tooManyClasses whether there are more
 */
public record Inspection(
    long rows,
    double weights,
    InspectPass.Fault fault,
    long row,
    int column,
    double value,
    double[] classes,
    boolean tooManyClasses)
    implements Serializable {

  /** Reads the merged result of an {@link InspectPass}. */
  public static Inspection of(double[] merged) {
    int room = merged.length - InspectPass.HEAD;
    int count = (int) merged[InspectPass.CLASSES];
    return new Inspection(
        (long) merged[InspectPass.ROWS],
        merged[InspectPass.WEIGHTS],
        InspectPass.Fault.values()[(int) merged[InspectPass.FAULT]],
        (long) merged[InspectPass.ROW],
        (int) merged[InspectPass.COLUMN],
        merged[InspectPass.VALUE],
        Arrays.copyOfRange(merged, InspectPass.HEAD, InspectPass.HEAD + Math.min(room, count)),
        count > room);
  }
}
