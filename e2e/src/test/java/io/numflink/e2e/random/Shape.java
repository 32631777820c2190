package io.numflink.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The extents of an array. */
record Shape(List<Integer> extents) {
  static final Shape SCALAR = of();

  Shape {
    extents = List.copyOf(extents);
  }

  static Shape of(Integer... extents) {
    return new Shape(List.of(extents));
  }

  int rank() {
    return extents.size();
  }

  int extent(int axis) {
    return extents.get(axis);
  }

  int size() {
    return extents.stream().reduce(1, (a, b) -> a * b);
  }

  Optional<Shape> broadcast(Shape other) {
    int rank = Math.max(rank(), other.rank());
    List<Integer> joined = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int mine = fromRight(rank - axis);
      int theirs = other.fromRight(rank - axis);
      if (mine != theirs && mine != 1 && theirs != 1) {
        return Optional.empty();
      }
      joined.add(mine == 1 ? theirs : mine);
    }
    return Optional.of(new Shape(joined));
  }

  private int fromRight(int place) {
    return place > rank() ? 1 : extent(rank() - place);
  }

  /** Whether an array of this shape can be assigned to elements of the other. */
  boolean goesInto(Shape other) {
    return broadcast(other).filter(other::equals).isPresent();
  }

  Shape with(int axis, int extent) {
    List<Integer> changed = new ArrayList<>(extents);
    changed.set(axis, extent);
    return new Shape(changed);
  }

  Shape without(int axis) {
    List<Integer> rest = new ArrayList<>(extents);
    rest.remove(axis);
    return new Shape(rest);
  }

  Shape inserted(int axis, int extent) {
    List<Integer> more = new ArrayList<>(extents);
    more.add(axis, extent);
    return new Shape(more);
  }

  Shape permuted(List<Integer> axes) {
    return new Shape(axes.stream().map(extents::get).toList());
  }

  /** A tuple. */
  String text() {
    return tuple(extents);
  }

  static String tuple(List<Integer> numbers) {
    String inner = numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return numbers.size() == 1 ? "(" + inner + ",)" : "(" + inner + ")";
  }
}
