package io.numflink.array.script.interpret;

import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The operators between values of any type. */
final class Operators {
  private final Interpreter interpreter;

  Operators(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  // ---- arithmetic

  Object binary(BinaryOperator operator, Object left, Object right) {
    if (ScriptValues.isNumber(left) && ScriptValues.isNumber(right)) {
      Object result = Numbers.binary(operator, left, right);
      if (result != null) {
        return result;
      }
    } else if (operator == BinaryOperator.MODULO && left instanceof String format) {
      return new PercentFormat(interpreter, format).apply(right);
    } else if (left instanceof NumpyValue || right instanceof NumpyValue) {
      return interpreter.arrays().binary(operator, left, right);
    } else {
      Object result = containers(operator, left, right);
      if (result != null) {
        return result;
      }
    }
    throw unsupported(operator.errorSymbol(), left, right);
  }

  ScriptException unsupported(String symbol, Object left, Object right) {
    return ScriptException.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(symbol, interpreter.typeName(left), interpreter.typeName(right)));
  }

  private Object containers(BinaryOperator operator, Object left, Object right) {
    return switch (operator) {
      case ADD -> concatenate(left, right);
      case MULTIPLY ->
          isSequence(left) ? repeat(left, right) : isSequence(right) ? repeat(right, left) : null;
      case OR, AND, SUBTRACT, XOR -> sets(operator, left, right);
      default -> null;
    };
  }

  private static boolean isSequence(Object value) {
    return value instanceof String || ScriptValues.sequence(value) != null;
  }

  private Object concatenate(Object left, Object right) {
    if (left instanceof String a && right instanceof String b) {
      return a + b;
    }
    if (left instanceof ListValue a && right instanceof ListValue b) {
      return new ListValue(joined(a.items(), b.items()));
    }
    if (left instanceof TupleValue a && right instanceof TupleValue b) {
      return new TupleValue(joined(a.items(), b.items()));
    }
    if (isSequence(left)) {
      String type = interpreter.typeName(left);
      throw ScriptException.typeError(
          "can only concatenate %s (not \"%s\") to %s"
              .formatted(type, interpreter.typeName(right), type));
    }
    return null;
  }

  private static List<Object> joined(List<Object> a, List<Object> b) {
    List<Object> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private Object repeat(Object sequence, Object times) {
    if (!ScriptValues.isInteger(times)) {
      throw ScriptException.typeError(
          "can't multiply sequence by non-int of type '" + interpreter.typeName(times) + "'");
    }
    int count = Math.max(0, ScriptValues.toBig(times).intValue());
    if (sequence instanceof String text) {
      return text.repeat(count);
    }
    List<Object> items = ScriptValues.sequence(sequence);
    List<Object> all = new ArrayList<>(items.size() * count);
    for (int i = 0; i < count; i++) {
      all.addAll(items);
    }
    return sequence instanceof ListValue ? new ListValue(all) : new TupleValue(all);
  }

  private static Object sets(BinaryOperator operator, Object left, Object right) {
    if (operator == BinaryOperator.OR
        && left instanceof DictValue a
        && right instanceof DictValue b) {
      DictValue merged = new DictValue();
      a.items().forEach(item -> merged.put(item.key(), item.value()));
      b.items().forEach(item -> merged.put(item.key(), item.value()));
      return merged;
    }
    if (!(left instanceof SetValue a && right instanceof SetValue b)) {
      return null;
    }
    Predicate<Object> inB = b::contains;
    return switch (operator) {
      case OR -> new SetValue(joined(a.items(), b.items()));
      case AND -> new SetValue(a.items().stream().filter(inB).toList());
      case SUBTRACT -> new SetValue(a.items().stream().filter(inB.negate()).toList());
      default -> {
        SetValue result = new SetValue(a.items().stream().filter(inB.negate()).toList());
        b.items().stream().filter(item -> !a.contains(item)).forEach(result::add);
        yield result;
      }
    };
  }

  /** {@code target op= value}: the target itself with other content where Python changes it. */
  Object augmented(BinaryOperator operator, Object target, Object value) {
    if (target instanceof NumpyValue array) {
      return interpreter.arrays().augmented(operator, array, value);
    }
    if (target instanceof ListValue list) {
      if (operator == BinaryOperator.ADD && !(value instanceof NumpyValue)) {
        List<Object> added = new ArrayList<>();
        interpreter.iterate(value).forEachRemaining(added::add);
        list.items().addAll(added);
        return list;
      }
      if (operator == BinaryOperator.MULTIPLY && ScriptValues.isInteger(value)) {
        List<Object> all = ((ListValue) repeat(list, value)).items();
        list.items().clear();
        list.items().addAll(all);
        return list;
      }
    }
    if (target instanceof SetValue set
        && sets(operator, target, value) instanceof SetValue result) {
      List<Object> items = result.items();
      set.clear();
      items.forEach(set::add);
      return set;
    }
    if (ScriptValues.isNumber(target) && ScriptValues.isNumber(value)) {
      return binary(operator, target, value);
    }
    try {
      return binary(operator, target, value);
    } catch (ScriptException e) {
      ScriptException plain = unsupported(operator.errorSymbol(), target, value);
      throw plain.value().arguments().equals(e.value().arguments())
          ? unsupported(
              (operator == BinaryOperator.POWER ? "**" : operator.symbol()) + "=", target, value)
          : e;
    }
  }

  Object unary(UnaryOperator operator, Object operand) {
    if (operand instanceof NumpyValue array) {
      return interpreter.arrays().unary(operator, array);
    }
    if (operand instanceof Double d && operator != UnaryOperator.INVERT) {
      return operator == UnaryOperator.MINUS ? -d : d;
    }
    if (ScriptValues.isInteger(operand)) {
      BigInteger value = ScriptValues.toBig(operand);
      return ScriptValues.integer(
          switch (operator) {
            case PLUS -> value;
            case MINUS -> value.negate();
            case INVERT -> value.not();
          });
    }
    throw ScriptException.typeError(
        "bad operand type for unary %s: '%s'"
            .formatted(operator.symbol(), interpreter.typeName(operand)));
  }

  // ---- comparison

  /** {@code a is b}; small values that Java holds by value are one object. */
  static boolean identical(Object left, Object right) {
    return left == right
        || ((left instanceof Boolean || left instanceof Long || left instanceof String)
            && left.equals(right));
  }

  Object compare(Comparison comparison, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return comparison.holds(Long.compare(a, b));
    }
    if (left instanceof NumpyValue || right instanceof NumpyValue) {
      return interpreter.arrays().compare(comparison, left, right);
    }
    if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
      return equal(left, right) == (comparison == Comparison.EQUAL);
    }
    return ordered(comparison, left, right);
  }

  boolean equal(Object left, Object right) {
    if (left == right) {
      return !(left instanceof Double d && d.isNaN());
    }
    if (left instanceof NumpyValue || right instanceof NumpyValue) {
      return interpreter.truth(interpreter.arrays().compare(Comparison.EQUAL, left, right));
    }
    if (ScriptValues.isNumber(left) && ScriptValues.isNumber(right)) {
      return Numbers.compare(left, right) == 0;
    }
    List<Object> a = ScriptValues.sequence(left);
    List<Object> b = ScriptValues.sequence(right);
    if (a != null && b != null) {
      return left.getClass() == right.getClass()
          && a.size() == b.size()
          && firstDifference(a, b) < 0;
    }
    if (left instanceof DictValue x && right instanceof DictValue y) {
      return x.size() == y.size()
          && x.items().stream()
              .allMatch(item -> y.containsKey(item.key()) && same(item.value(), y.get(item.key())));
    }
    if (left instanceof SetValue x && right instanceof SetValue y) {
      return x.size() == y.size() && x.items().stream().allMatch(y::contains);
    }
    if (left instanceof RangeValue x && right instanceof RangeValue y) {
      return x.size() == y.size()
          && (x.size() == 0 || (x.start() == y.start() && (x.size() == 1 || x.step() == y.step())));
    }
    if (left instanceof ScriptObject object) {
      return object.equalTo(right);
    }
    return right instanceof ScriptObject object ? object.equalTo(left) : left.equals(right);
  }

  /** Equality of elements, where one and the same object is equal to itself. */
  boolean same(Object left, Object right) {
    return left == right || equal(left, right);
  }

  private int firstDifference(List<Object> a, List<Object> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!same(a.get(i), b.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private Object ordered(Comparison comparison, Object left, Object right) {
    if (ScriptValues.isNumber(left) && ScriptValues.isNumber(right)) {
      int order = Numbers.compare(left, right);
      return order != 2 && comparison.holds(order);
    }
    if (left instanceof String a && right instanceof String b) {
      return comparison.holds(a.compareTo(b));
    }
    if (left instanceof SetValue a && right instanceof SetValue b) {
      return subsets(comparison, a, b);
    }
    List<Object> a = ScriptValues.sequence(left);
    List<Object> b = ScriptValues.sequence(right);
    if (a != null && b != null && left.getClass() == right.getClass()) {
      int place = firstDifference(a, b);
      return place < 0
          ? comparison.holds(Integer.compare(a.size(), b.size()))
          : compare(comparison, a.get(place), b.get(place));
    }
    throw ScriptException.typeError(
        "'%s' not supported between instances of '%s' and '%s'"
            .formatted(
                comparison.symbol(), interpreter.typeName(left), interpreter.typeName(right)));
  }

  private static boolean subsets(Comparison comparison, SetValue a, SetValue b) {
    return switch (comparison) {
      case LESS_EQUAL -> a.items().stream().allMatch(b::contains);
      case LESS -> a.size() < b.size() && a.items().stream().allMatch(b::contains);
      case GREATER_EQUAL -> b.items().stream().allMatch(a::contains);
      default -> b.size() < a.size() && b.items().stream().allMatch(a::contains);
    };
  }

  /** Whether the left value comes before the right one in a sort. */
  boolean less(Object left, Object right) {
    return interpreter.truth(compare(Comparison.LESS, left, right));
  }

  // ---- membership

  boolean contains(Object container, Object item) {
    if (container instanceof String text) {
      if (!(item instanceof String part)) {
        throw ScriptException.typeError(
            "'in <string>' requires string as left operand, not " + interpreter.typeName(item));
      }
      return text.contains(part);
    }
    if (container instanceof DictValue dict) {
      return dict.containsKey(item);
    }
    if (container instanceof SetValue set) {
      return set.contains(item);
    }
    if (container instanceof NumpyValue array) {
      return interpreter.arrays().contains(array, item);
    }
    if (container instanceof RangeValue range && item instanceof Long value) {
      long distance = value - range.start();
      return distance % range.step() == 0
          && distance / range.step() >= 0
          && distance / range.step() < range.size();
    }
    if (!interpreter.isIterable(container)) {
      throw ScriptException.typeError(
          "argument of type '" + interpreter.typeName(container) + "' is not iterable");
    }
    Iterator<Object> values = interpreter.iterate(container);
    while (values.hasNext()) {
      if (same(values.next(), item)) {
        return true;
      }
    }
    return false;
  }
}
