package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * NumPy's {@code einsum}: subscripts such as {@code "ij,jk->ik"} become contractions of two
 * operands at a time, from left to right. Labels that one operand alone has and the result has not
 * are summed over first; a label that an operand has twice selects its diagonal.
 */
public final class Einsum {
  private Einsum() {}

  public static Expr einsum(String subscripts, List<Expr> operands) {
    Subscripts parsed = Subscripts.parse(subscripts, operands);
    Map<Integer, Long> extents = extents(parsed, operands);
    Labelled result = null;
    for (int i = 0; i < operands.size(); i++) {
      Labelled next =
          new Labelled(operands.get(i), parsed.operands().get(i))
              .withoutRepetitions()
              .withoutStretched(extents)
              .summedExcept(needed(parsed, i, result));
      int[] later = later(parsed, i);
      result = result == null ? next : result.times(next, later).summedExcept(later);
    }
    return result.arranged(parsed.output());
  }

  private static Map<Integer, Long> extents(Subscripts parsed, List<Expr> operands) {
    Map<Integer, Long> extents = new TreeMap<>();
    for (int i = 0; i < operands.size(); i++) {
      int[] labels = parsed.operands().get(i);
      for (int axis = 0; axis < labels.length; axis++) {
        long extent = operands.get(i).extent(axis);
        Long known = extents.get(labels[axis]);
        if (known == null || known == 1) {
          extents.put(labels[axis], extent);
        } else if (extent != 1 && extent != known) {
          throw NumpyException.valueError(
              "operands could not be broadcast together with remapped shapes"
                  + " [original->remapped]: %s",
              remapped(parsed, operands));
        }
      }
    }
    return extents;
  }

  /** The operands' shapes, each as it is and along the axes that NumPy would loop over. */
  private static String remapped(Subscripts parsed, List<Expr> operands) {
    int[] all =
        parsed.operands().stream().flatMapToInt(IntStream::of).distinct().sorted().toArray();
    int[] loop =
        IntStream.concat(
                IntStream.of(parsed.output()),
                Arrays.stream(all).filter(l -> Contract.indexOf(parsed.output(), l) < 0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < operands.size(); i++) {
      int[] labels = parsed.operands().get(i);
      List<String> extents = new ArrayList<>();
      for (int label : loop) {
        int axis = Contract.indexOf(labels, label);
        if (axis >= 0 || !extents.isEmpty()) {
          extents.add(axis < 0 ? "newaxis" : Long.toString(operands.get(i).extent(axis)));
        }
      }
      text.append(Broadcast.text(operands.get(i).shape()));
      text.append("->(").append(String.join(",", extents)).append(") ");
    }
    return text.toString();
  }

  /** The labels that operands after number {@code i} or the result have. */
  private static int[] later(Subscripts parsed, int i) {
    IntStream labels = IntStream.of(parsed.output());
    for (int[] operand : parsed.operands().subList(i + 1, parsed.operands().size())) {
      labels = IntStream.concat(labels, IntStream.of(operand));
    }
    return labels.distinct().toArray();
  }

  /** The labels of operand {@code i} that must not be summed over by itself. */
  private static int[] needed(Subscripts parsed, int i, Labelled before) {
    IntStream labels = IntStream.of(later(parsed, i));
    return before == null
        ? labels.toArray()
        : IntStream.concat(labels, IntStream.of(before.labels)).toArray();
  }

  /** An array with a label for every axis. */
  private record Labelled(Expr expr, int[] labels) {

    /** Takes the diagonal of axes with the same label. */
    Labelled withoutRepetitions() {
      for (int second = 0; second < labels.length; second++) {
        int first = Contract.indexOf(labels, labels[second]);
        if (first < second) {
          return diagonal(first, second).withoutRepetitions();
        }
      }
      return this;
    }

    private Labelled diagonal(int first, int second) {
      long n = expr.extent(first);
      if (expr.extent(second) != n) {
        throw NumpyException.valueError(
            "dimensions in operand for collapsing index '%c' don't match (%d != %d)",
            labels[first], n, expr.extent(second));
      }
      int rank = expr.rank();
      int[] others = IntStream.range(0, rank).filter(a -> a != first && a != second).toArray();
      int[] order = Arrays.copyOf(others, rank);
      order[rank - 2] = first;
      order[rank - 1] = second;
      Expr moved = Layouts.transpose(expr, order);
      Expr mask = Creation.eye(n, n, 0, DType.BOOL);
      Expr kept = Functions.where(mask, moved, Creation.zeros(expr.dtype()));
      Expr diagonal =
          Functions.cast(Reductions.sum(kept, new int[] {rank - 1}, false), expr.dtype());
      return new Labelled(
          diagonal, Arrays.stream(order).limit(rank - 1).map(axis -> labels[axis]).toArray());
    }

    /** Drops axes of extent 1 whose label is longer elsewhere. */
    Labelled withoutStretched(Map<Integer, Long> extents) {
      int[] dropped =
          IntStream.range(0, labels.length)
              .filter(a -> expr.extent(a) == 1 && extents.get(labels[a]) != 1)
              .toArray();
      if (dropped.length == 0) {
        return this;
      }
      return new Labelled(
          Layouts.squeeze(expr, dropped),
          IntStream.range(0, labels.length)
              .filter(a -> !Shapes.contains(dropped, a))
              .map(a -> labels[a])
              .toArray());
    }

    /** Sums over the labels that are not needed. */
    Labelled summedExcept(int[] needed) {
      int[] axes =
          IntStream.range(0, labels.length)
              .filter(a -> Contract.indexOf(needed, labels[a]) < 0)
              .toArray();
      return axes.length == 0
          ? this
          : new Labelled(
              Functions.cast(Reductions.sum(expr, axes, false), expr.dtype()),
              Arrays.stream(labels).filter(l -> Contract.indexOf(needed, l) >= 0).toArray());
    }

    /** The product, summed over the common labels that are not needed later. */
    Labelled times(Labelled right, int[] later) {
      List<Integer> output = new ArrayList<>();
      IntStream.concat(IntStream.of(labels), IntStream.of(right.labels))
          .distinct()
          .filter(
              l ->
                  Contract.indexOf(later, l) >= 0
                      || Contract.indexOf(labels, l) < 0
                      || Contract.indexOf(right.labels, l) < 0)
          .forEach(output::add);
      int[] kept = output.stream().mapToInt(Integer::intValue).toArray();
      return new Labelled(
          Products.contract(expr, right.expr, labels, right.labels, kept, "einsum"), kept);
    }

    /** The axes in the order of the result. */
    Expr arranged(int[] output) {
      int[] order = Arrays.stream(output).map(label -> Contract.indexOf(labels, label)).toArray();
      return Arrays.equals(order, Shapes.allAxes(order.length)) ? expr : new Transpose(expr, order);
    }
  }
}
