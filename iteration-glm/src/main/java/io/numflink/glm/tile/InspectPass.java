package io.numflink.glm.tile;

import io.numflink.glm.family.Family;
import java.util.Arrays;

/**
 * Looks at data before anything is fitted to it: whether all numbers can be used, how many rows
 * there are, their weight, and which classes. A fault is a result, not an exception, so that of all
 * tiles' faults the first one is told, however the rows are cut.
 *
 * <p>Partial result: rows, Σw, then the first fault as its number (0 for none), row, column and
 * value, then the number of distinct labels and these, ascending.
 *
 * @param family whose labels are asked for; null for labels that are classes, which are integers
 * @param mostClasses how many distinct labels are told apart; one more means too many
 */
public record InspectPass(Family family, int mostClasses) implements Pass {

  /** What can be wrong; of several faults the first in this order counts, then the first row. */
  public enum Fault {
    NONE,
    FEATURE_IS_NAN,
    FEATURE_IS_INFINITE,
    LABEL_IS_NAN,
    LABEL_IS_INFINITE,
    LABEL_OUT_OF_RANGE,
    WEIGHT_IS_NAN,
    WEIGHT_IS_INFINITE,
    WEIGHT_IS_NEGATIVE
  }

  static final int ROWS = 0;
  static final int WEIGHTS = 1;
  static final int FAULT = 2;
  static final int ROW = 3;
  static final int COLUMN = 4;
  static final int VALUE = 5;
  static final int CLASSES = 6;
  static final int HEAD = 7;

  /** Integers beyond are not all numbers of float64, so two classes could become one. */
  private static final double LARGEST_CLASS = 1L << 53;

  @Override
  public double[] over(Tile tile) {
    double[] result = new double[HEAD + (family == null ? mostClasses : 0)];
    result[ROWS] = tile.rows();
    inspectFeatures(tile, result);
    for (int i = 0; i < tile.rows(); i++) {
      result[WEIGHTS] += tile.weight(i);
      inspectLabel(tile, i, result);
      inspectWeight(tile, i, result);
    }
    return result;
  }

  private static void inspectFeatures(Tile tile, double[] result) {
    for (int j = 0; j < tile.columns(); j++) {
      for (int i = 0; i < tile.rows(); i++) {
        double value = tile.features().get(i, j);
        if (!Double.isFinite(value)) {
          Fault fault = Double.isNaN(value) ? Fault.FEATURE_IS_NAN : Fault.FEATURE_IS_INFINITE;
          note(fault, tile.firstRow() + i, j, value, result);
        }
      }
    }
  }

  private void inspectLabel(Tile tile, int row, double[] result) {
    double label = tile.labels()[row];
    Fault fault = Fault.NONE;
    if (!Double.isFinite(label)) {
      fault = Double.isNaN(label) ? Fault.LABEL_IS_NAN : Fault.LABEL_IS_INFINITE;
    } else if (family != null ? !family.validLabel(label) : !isClass(label)) {
      fault = Fault.LABEL_OUT_OF_RANGE;
    }
    if (fault != Fault.NONE) {
      note(fault, tile.firstRow() + row, 0, label, result);
    } else if (family == null) {
      addClass(label + 0.0, result);
    }
  }

  private static boolean isClass(double label) {
    return label == Math.rint(label) && Math.abs(label) <= LARGEST_CLASS;
  }

  private static void inspectWeight(Tile tile, int row, double[] result) {
    double weight = tile.weight(row);
    if (!(weight >= 0 && weight <= Double.MAX_VALUE)) {
      Fault fault =
          Double.isNaN(weight)
              ? Fault.WEIGHT_IS_NAN
              : weight < 0 ? Fault.WEIGHT_IS_NEGATIVE : Fault.WEIGHT_IS_INFINITE;
      note(fault, tile.firstRow() + row, 0, weight, result);
    }
  }

  private static void note(Fault fault, double row, double column, double value, double[] result) {
    double known = result[FAULT];
    double found = fault.ordinal();
    if (known == 0 || found < known || found == known && row < result[ROW]) {
      result[FAULT] = found;
      result[ROW] = row;
      result[COLUMN] = column;
      result[VALUE] = value;
    }
  }

  private static void addClass(double label, double[] result) {
    int count = (int) result[CLASSES];
    int room = result.length - HEAD;
    if (count > room) {
      return;
    }
    int place = Arrays.binarySearch(result, HEAD, HEAD + count, label);
    if (place >= 0) {
      return;
    }
    result[CLASSES]++;
    if (count < room) {
      int at = -place - 1;
      System.arraycopy(result, at, result, at + 1, HEAD + count - at);
      result[at] = label;
    }
  }

  /** It does not compute with features. */
  @Override
  public double flops(long rows) {
    return 0;
  }

  @Override
  public void merge(double[] into, double[] other) {
    mergeResults(into, other);
  }

  /** Merges results of one kind of labels. */
  public static void mergeResults(double[] into, double[] other) {
    into[ROWS] += other[ROWS];
    into[WEIGHTS] += other[WEIGHTS];
    if (other[FAULT] != 0) {
      Fault fault = Fault.values()[(int) other[FAULT]];
      note(fault, other[ROW], other[COLUMN], other[VALUE], into);
    }
    int room = into.length - HEAD;
    if (other[CLASSES] > room) {
      into[CLASSES] = room + 1.0;
    }
    for (int k = 0; k < Math.min(room, (int) other[CLASSES]); k++) {
      addClass(other[HEAD + k], into);
    }
  }
}
