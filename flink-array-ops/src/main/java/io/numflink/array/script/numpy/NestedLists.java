package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Layouts;
import io.numflink.array.expr.Leaf;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.text.ArrayText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Arrays from nested lists. Lists of Python numbers become one literal; lists that hold arrays or
 * scalars are stacked without forcing those.
 */
final class NestedLists {
  private final Conversion conversion;
  private final List<Object> numbers = new ArrayList<>();

  /** The types of the numbers, together. */
  private DType common;

  private boolean literal = true;

  NestedLists(Conversion conversion) {
    this.conversion = conversion;
  }

  Expr array(List<Object> items) {
    if (holdsArrays(items)) {
      return stacked(items);
    }
    List<Long> shape = new ArrayList<>();
    for (List<Object> level = items; level != null; ) {
      shape.add((long) level.size());
      level = level.isEmpty() ? null : ScriptValues.sequence(level.get(0));
    }
    collect(items, shape, 0);
    return literal ? literal(shape) : stacked(items);
  }

  private static boolean holdsArrays(List<Object> items) {
    for (Object item : items) {
      List<Object> nested = ScriptValues.sequence(item);
      if (nested != null ? holdsArrays(nested) : item instanceof ArrayValue) {
        return true;
      }
    }
    return false;
  }

  private void collect(List<Object> items, List<Long> shape, int depth) {
    if (items.size() != shape.get(depth)) {
      throw ragged(shape.subList(0, depth));
    }
    for (Object item : items) {
      List<Object> nested = ScriptValues.sequence(item);
      if ((nested != null) != (depth + 1 < shape.size())) {
        throw ragged(shape.subList(0, depth + 1));
      }
      if (nested != null) {
        collect(nested, shape, depth + 1);
      } else if (item instanceof NumpyScalar scalar) {
        literal &= scalar.expr().known() instanceof Leaf;
        add(literal ? scalar.toPython() : item, scalar.dtype());
      } else {
        add(item, conversion.expr(item).dtype()); // fails for what no array can hold
      }
    }
  }

  private void add(Object number, DType type) {
    numbers.add(number);
    common = common == null ? type : Promotion.promote(common, type);
  }

  private static ScriptException ragged(List<Long> shape) {
    long[] known = shape.stream().mapToLong(Long::longValue).toArray();
    return ScriptException.valueError(
        "setting an array element with a sequence. The requested array has an inhomogeneous shape"
            + " after %d dimensions. The detected shape was %s + inhomogeneous part."
                .formatted(known.length, ArrayText.tuple(known)));
  }

  private Expr literal(List<Long> shape) {
    int[] extents = shape.stream().mapToInt(Math::toIntExact).toArray();
    DType dtype = numbers.isEmpty() ? DType.FLOAT64 : common;
    Object data = Block.newArray(dtype, numbers.size());
    for (int i = 0; i < numbers.size(); i++) {
      Object number = numbers.get(i);
      switch (dtype) {
        case BOOL -> ((boolean[]) data)[i] = (Boolean) number;
        case INT32 -> ((int[]) data)[i] = ScriptValues.toBig(number).intValueExact();
        case INT64 -> ((long[]) data)[i] = ScriptValues.toBig(number).longValueExact();
        case FLOAT32 -> ((float[]) data)[i] = (float) ScriptValues.toDouble(number);
        case FLOAT64 -> ((double[]) data)[i] = ScriptValues.toDouble(number);
      }
    }
    return Creation.array(Block.wrap(dtype, data, extents));
  }

  private Expr stacked(List<Object> items) {
    List<Expr> parts = items.stream().map(conversion::expr).toList();
    for (Expr part : parts) {
      if (!Arrays.equals(part.shape(), parts.get(0).shape())) {
        throw ragged(List.of((long) items.size()));
      }
    }
    DType common = parts.get(0).dtype();
    for (Expr part : parts) {
      common = Promotion.promote(common, part.dtype());
    }
    DType dtype = common;
    return Layouts.stack(parts.stream().map(part -> Functions.cast(part, dtype)).toList(), 0);
  }
}
