package io.numflink.array.expr;

/** One entry of an index expression, such as the four of {@code x[0, ..., None, 1:-1]}. */
public sealed interface Index {

  /** A single place along an axis, which the result lacks; negative numbers count from the end. */
  record At(long place) implements Index {}

  /**
   * A Python slice.
   *
   * @param start null for the first (or, for negative steps, the last) element
   * @param stop null for the end
   * @param step null for 1
   */
  record Range(Long start, Long stop, Long step) implements Index {
    /** The slice {@code :}. */
    public static final Range ALL = new Range(null, null, null);

    public Range {
      if (step != null && step == 0) {
        throw NumpyException.valueError("slice step cannot be zero");
      }
    }

    /** The first element's place along an axis, within [−1, extent]. */
    long first(long extent) {
      boolean back = stride() < 0;
      return start == null ? (back ? extent - 1 : 0) : clamp(start, extent, back);
    }

    long stride() {
      return step == null ? 1 : step;
    }

    /** How many elements the slice takes from an axis. */
    long count(long extent) {
      boolean back = stride() < 0;
      long end = stop == null ? (back ? -1 : extent) : clamp(stop, extent, back);
      long distance = back ? first(extent) - end : end - first(extent);
      long size = Math.abs(stride());
      return distance <= 0 ? 0 : (distance - 1) / size + 1;
    }

    private static long clamp(long place, long extent, boolean back) {
      long fromFront = place < 0 ? place + extent : place;
      return Math.max(back ? -1 : 0, Math.min(back ? extent - 1 : extent, fromFront));
    }
  }

  /** {@code None}: a new axis of extent 1. */
  record NewAxis() implements Index {}

  /** {@code ...}: as many whole axes as the other entries leave. */
  record Ellipsis() implements Index {}
}
