package io.numflink.array.script.numpy;

import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.WholeArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An index that holds integer arrays: a basic index first, then the arrays along some axes of what
 * that gives. If the axes are not neighbours, the result has the arrays' axes in front.
 *
 * @param basic the basic index, with whole slices at the axes of the arrays
 * @param axes where the arrays apply, ascending
 * @param indices the arrays
 */
record Selection(List<Index> basic, List<Integer> axes, List<Expr> indices) {

  Expr get(Expr x) {
    return WholeArrays.take(gathered(Indexing.get(x, basic)), first(), indices);
  }

  /** The array after the assignment of a value of its type. */
  Expr put(Expr x, Expr value) {
    Expr part = Indexing.get(x, basic);
    Expr changed = WholeArrays.put(gathered(part), first(), indices, value);
    return Indexing.set(x, basic, inNeighbours() ? changed : scattered(changed));
  }

  private boolean inNeighbours() {
    return axes.get(axes.size() - 1) - axes.get(0) == axes.size() - 1;
  }

  private int first() {
    return inNeighbours() ? axes.get(0) : 0;
  }

  private int[] places() {
    return axes.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] front() {
    int[] front = new int[axes.size()];
    Arrays.setAll(front, i -> i);
    return front;
  }

  private Expr gathered(Expr x) {
    return inNeighbours() ? x : Layouts.moveaxis(x, places(), front());
  }

  private Expr scattered(Expr x) {
    return Layouts.moveaxis(x, front(), places());
  }

  /** Collects the entries from left to right. */
  static final class Builder {
    private final List<Index> basic = new ArrayList<>();
    private final List<Integer> axes = new ArrayList<>();
    private final List<Expr> indices = new ArrayList<>();

    /** A slice or new axis; an integer counts as an array without axes. */
    void basic(Index entry) {
      if (entry instanceof Index.At at) {
        places(Creation.constant(at.place()));
      } else {
        basic.add(entry);
      }
    }

    void places(Expr index) {
      axes.add(basic.size());
      indices.add(index);
      basic.add(Index.Range.ALL);
    }

    Builder whole(int count) {
      basic.addAll(Collections.nCopies(count, Index.Range.ALL));
      return this;
    }

    Selection build() {
      return new Selection(List.copyOf(basic), List.copyOf(axes), List.copyOf(indices));
    }
  }
}
