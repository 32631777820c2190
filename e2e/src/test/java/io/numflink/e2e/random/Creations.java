package io.numflink.e2e.random;

import java.util.List;
import java.util.Optional;

/** Expressions without operands. */
final class Creations {
  private static final int FEW_ELEMENTS = 12;
  private static final List<String> SPECIAL = List.of("np.nan", "np.inf", "-np.inf");

  private Creations() {}

  /** A literal number. */
  static Term number(Drawing drawing) {
    int quarters = drawing.between(-14, 14);
    if (drawing.chance(0.6)) {
      int whole = drawing.between(-3, 9);
      return Term.number(literal(whole, ""), Type.INT64, Range.of(whole, whole, 0));
    }
    double value = quarters / 4.0;
    return Term.number(literal(value, ""), Type.FLOAT64, Range.of(value, value, 2));
  }

  private static String literal(Number number, String suffix) {
    return number.doubleValue() < 0 ? "(" + number + ")" + suffix : number + suffix;
  }

  static Optional<Term> draw(Drawing drawing) {
    return Optional.of(array(drawing, drawing.shape()));
  }

  static Term array(Drawing drawing, Shape shape) {
    Type type = drawing.of(List.of(Type.values()));
    if (drawing.chance(0.15)) {
      return constant(drawing, shape, type);
    }
    if (drawing.chance(0.1)) {
      return random(drawing, shape);
    }
    if (shape.rank() == 0 && drawing.chance(0.5) && type != Type.BOOL) {
      int value = drawing.between(-9, 9);
      return Term.fresh(
          type.text() + "(" + value + ")", type, shape, Range.of(value, value, 0), true);
    }
    boolean listed = shape.size() > 0 && shape.size() <= FEW_ELEMENTS && drawing.chance(0.6);
    return listed ? listed(drawing, shape, type) : patterned(drawing, shape, type);
  }

  private static Term constant(Drawing drawing, Shape shape, Type type) {
    String dtype = ", dtype=" + type.text() + ")";
    return switch (drawing.below(4)) {
      case 0 ->
          Term.fresh("np.zeros(" + shape.text() + dtype, type, shape, Range.of(0, 0, 0), true);
      case 1 -> Term.fresh("np.ones(" + shape.text() + dtype, type, shape, Range.of(1, 1, 0), true);
      case 2 -> {
        int value = type == Type.BOOL ? 1 : drawing.between(-5, 9);
        yield Term.fresh(
            "np.full(" + shape.text() + ", " + value + dtype,
            type,
            shape,
            Range.of(value, value, 0),
            true);
      }
      default -> {
        int rows = drawing.extent();
        int columns = drawing.extent();
        yield Term.fresh(
            "np.eye(%d, %d, k=%d%s".formatted(rows, columns, drawing.between(-1, 1), dtype),
            type,
            Shape.of(rows, columns),
            Range.of(0, 1, 0),
            true);
      }
    };
  }

  private static Term random(Drawing drawing, Shape shape) {
    int seed = drawing.below(1000);
    return Term.fresh(
        "np.random.default_rng(%d).random(%s)".formatted(seed, shape.text()),
        Type.FLOAT64,
        shape,
        Range.of(0, 1, Range.ROUNDED),
        true);
  }

  private static Term listed(Drawing drawing, Shape shape, Type type) {
    boolean special = type.isFloat() && drawing.chance(0.08);
    Range range =
        switch (type) {
          case BOOL -> Range.BOOLEAN;
          case INT32, INT64 -> Range.of(-9, 9, 0);
          case FLOAT32, FLOAT64 -> Range.of(-9, 9, 2);
        };
    String text =
        "np.array(" + nested(drawing, shape, 0, type, special) + ", dtype=" + type.text() + ")";
    return Term.fresh(text, type, shape, special ? range.withSpecial() : range, true);
  }

  private static String nested(Drawing drawing, Shape shape, int axis, Type type, boolean special) {
    if (axis == shape.rank()) {
      return element(drawing, type, special);
    }
    StringBuilder list = new StringBuilder("[");
    for (int i = 0; i < shape.extent(axis); i++) {
      list.append(i == 0 ? "" : ", ").append(nested(drawing, shape, axis + 1, type, special));
    }
    return list.append("]").toString();
  }

  private static String element(Drawing drawing, Type type, boolean special) {
    if (special && drawing.chance(0.3)) {
      return drawing.of(SPECIAL);
    }
    return switch (type) {
      case BOOL -> drawing.chance(0.5) ? "True" : "False";
      case INT32, INT64 -> String.valueOf(drawing.between(-9, 9));
      case FLOAT32, FLOAT64 -> String.valueOf(drawing.between(-36, 36) / 4.0);
    };
  }

  /** Numbers that repeat with a period that no extent has. */
  private static Term patterned(Drawing drawing, Shape shape, Type type) {
    int period = drawing.of(List.of(7, 13, 19));
    int factor = drawing.between(2, 6);
    int down = drawing.between(0, period);
    String counted = "np.arange(" + shape.size() + ")";
    if (shape.rank() != 1) {
      counted += ".reshape(" + shape.text() + ")";
    }
    String whole = "(" + counted + " * " + factor + " % " + period + " - " + down + ")";
    if (type == Type.BOOL) {
      return Term.fresh("(" + whole + " > 0)", type, shape, Range.BOOLEAN, true);
    }
    Range range = Range.of(-down, period - 1 - down, 0);
    String typed = type == Type.INT64 ? whole : whole + ".astype(" + type.text() + ")";
    if (shape.rank() == 0) {
      typed = type == Type.INT64 ? whole : type.text() + "(" + whole + ")";
    }
    if (type.isFloat() && drawing.chance(0.7)) {
      return Term.fresh(
          "(" + typed + " / 4)", type, shape, range.times(Range.of(0.25, 0.25, 2)), true);
    }
    return Term.fresh(typed, type, shape, range, true);
  }
}
