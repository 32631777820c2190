package io.numflink.e2e.random;

import java.util.List;
import java.util.Optional;

/** An element type. */
enum Type {
  BOOL("bool", 0, 1),
  INT32("np.int32", 1, 31),
  INT64("np.int64", 1, 63),
  FLOAT32("np.float32", 2, 24),
  FLOAT64("np.float64", 2, 53);

  static final List<Type> NUMBERS = List.of(INT32, INT64, FLOAT32, FLOAT64);
  static final List<Type> FLOATS = List.of(FLOAT32, FLOAT64);

  /**
   * The largest whole number that surely counts as one of at most 16 bits, which alone leave
   * float32 as it is.
   */
  private static final double SMALL_SCALAR = 32767;

  private final String text;
  private final int category;
  private final int bits;

  Type(String text, int category, int bits) {
    this.text = text;
    this.category = category;
    this.bits = bits;
  }

  /** As a script names it. */
  String text() {
    return text;
  }

  /** Whole numbers up to two to this power are held exactly. */
  int bits() {
    return bits;
  }

  boolean isFloat() {
    return category == 2;
  }

  boolean isInteger() {
    return category == 1;
  }

  /** The type of functions that are made for floating point only. */
  Type asFloat() {
    return isFloat() ? this : FLOAT64;
  }

  /** The type of sums and products. */
  Type ofSum() {
    return isFloat() ? this : INT64;
  }

  /** Whether values of this type may be assigned to elements of the other by {@code +=}. */
  boolean goesInto(Type other) {
    return category <= other.category;
  }

  Type promote(Type other) {
    if (this == other || other == BOOL) {
      return this;
    }
    if (this == BOOL) {
      return other;
    }
    boolean alike = category == other.category;
    return alike ? (compareTo(other) > 0 ? this : other) : FLOAT64;
  }

  /**
   * The type in which operands meet. Operands without axes count by their values, unless they are
   * of a higher category than all arrays; empty where that would depend on values not known here.
   */
  static Optional<Type> ofOperands(List<Term> operands) {
    Type arrays = null;
    Type all = BOOL;
    int scalars = -1;
    for (Term operand : operands) {
      all = all.promote(operand.type());
      if (operand.shape().rank() > 0) {
        arrays = arrays == null ? operand.type() : arrays.promote(operand.type());
      } else {
        scalars = Math.max(scalars, operand.type().category);
      }
    }
    if (arrays == null || scalars > arrays.category) {
      return Optional.of(all);
    }
    for (Term operand : operands) {
      if (operand.shape().rank() == 0 && !operand.type().fits(operand.range(), arrays)) {
        return Optional.empty();
      }
    }
    return Optional.of(arrays);
  }

  private boolean fits(Range range, Type arrays) {
    return category != 1
        || arrays == FLOAT64
        || arrays == INT64
        || range.magnitude() <= SMALL_SCALAR;
  }
}
