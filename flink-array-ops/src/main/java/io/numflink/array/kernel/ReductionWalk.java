package io.numflink.array.kernel;

/**
 * Leads the elements of a block, in row-major order, to the elements of a reduction's result: finds
 * for each run of elements along the last axis (adjacent axes of one kind are taken as one) which
 * element, or which row, of the result it belongs to.
 */
final class ReductionWalk {
  private final int[] shape;
  private final boolean[] reduced;

  /** Elements of a run: the extent of the trailing axes that are all kept, or all reduced. */
  private int run = 1;

  /** The number of axes before the run. */
  private int outer;

  private final boolean runReduced;

  /**
   * @param merging whether a run may go over several axes; not if the places of its elements count,
   *     which then would not be consecutive
   */
  ReductionWalk(int[] shape, boolean[] reduced, boolean merging) {
    this.shape = shape;
    this.reduced = reduced;
    this.outer = shape.length;
    boolean kind = outer == 0 || reduced[outer - 1];
    do {
      run *= outer == 0 ? 1 : shape[--outer];
    } while (merging && outer > 0 && (reduced[outer - 1] == kind || shape[outer - 1] == 1));
    this.runReduced = kind;
  }

  void feed(Evaluation evaluation, Fold fold) {
    evaluation.forEachChunk(
        (array, from, position, n) -> {
          int row = position / run;
          int column = position % run;
          for (int done = 0; done < n; row++, column = 0) {
            int length = Math.min(run - column, n - done);
            int target = target(row);
            if (runReduced) {
              fold.reduce(array, from + done, length, target, place(fold, row, column));
            } else {
              fold.combine(array, from + done, length, target + column, place(fold, row, 0));
            }
            done += length;
          }
        });
  }

  /** The element of the result at which a row is, or begins. */
  private int target(int row) {
    int target = 0;
    int stride = runReduced ? 1 : run;
    int rest = row;
    for (int axis = outer - 1; axis >= 0; axis--) {
      int coordinate = rest % shape[axis];
      rest /= shape[axis];
      if (!reduced[axis]) {
        target += coordinate * stride;
        stride *= shape[axis];
      }
    }
    return target;
  }

  /** The place of the element at a row and column, for folds that ask for it. */
  private long place(Fold fold, int row, int column) {
    Places places = fold.places();
    if (places == null) {
      return 0;
    }
    long place = places.base();
    int rest = row;
    for (int axis = outer - 1; axis >= 0; axis--) {
      place += places.strides()[axis] * (rest % shape[axis]);
      rest /= shape[axis];
    }
    rest = column;
    for (int axis = shape.length - 1; axis >= outer; axis--) {
      place += places.strides()[axis] * (rest % shape[axis]);
      rest /= shape[axis];
    }
    return place;
  }
}
