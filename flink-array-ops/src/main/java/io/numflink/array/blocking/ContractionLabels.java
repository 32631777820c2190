package io.numflink.array.blocking;

import java.io.Serializable;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The labels of a contraction, by what they do.
 *
 * @param left those of the left operand's axes
 * @param right those of the right operand's axes
 * @param output those of the result's axes
 */
record ContractionLabels(int[] left, int[] right, int[] output) implements Serializable {

  /** Of both operands and the result, in the order of the result. */
  int[] batch() {
    return select(output, label -> has(left, label) && has(right, label));
  }

  /** Of the left operand and the result, in the order of the result. */
  int[] rows() {
    return select(output, label -> !has(right, label));
  }

  /** Of the right operand and the result, in the order of the result. */
  int[] columns() {
    return select(output, label -> !has(left, label));
  }

  /** Of both operands but not of the result, in the order of the left operand. */
  int[] contracted() {
    return select(left, label -> !has(output, label));
  }

  /** The same contraction with its operands exchanged. */
  ContractionLabels exchanged() {
    return new ContractionLabels(/* left= */ right, /* right= */ left, output);
  }

  /** Whether the result has the columns before the rows. */
  boolean isResultTransposed() {
    return rows().length > 0
        && columns().length > 0
        && Arrays.equals(output, join(batch(), columns(), rows()));
  }

  /** Whether it is a product of matrices or vectors, with any transposes. */
  boolean isMatrixProduct() {
    return batch().length == 0
        && contracted().length == 1
        && rows().length <= 1
        && columns().length <= 1
        && Arrays.equals(output, join(rows(), columns()));
  }

  static int[] join(int[]... lists) {
    return Stream.of(lists).flatMapToInt(IntStream::of).toArray();
  }

  static int indexOf(int[] labels, int label) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).findFirst().orElse(-1);
  }

  private static boolean has(int[] labels, int label) {
    return indexOf(labels, label) >= 0;
  }

  private static int[] select(int[] labels, IntPredicate condition) {
    return IntStream.of(labels).filter(condition).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ContractionLabels o
        && Arrays.equals(left, o.left)
        && Arrays.equals(right, o.right)
        && Arrays.equals(output, o.output);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(left) + Arrays.hashCode(right)) + Arrays.hashCode(output);
  }

  @Override
  public String toString() {
    return "%s,%s→%s"
        .formatted(Arrays.toString(left), Arrays.toString(right), Arrays.toString(output));
  }
}
