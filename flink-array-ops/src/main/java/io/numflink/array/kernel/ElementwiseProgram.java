package io.numflink.array.kernel;

import io.numflink.array.block.DType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An element-wise expression as straight-line code: each step makes one value, named by the step's
 * number, from earlier ones. For example {@code sqrt(x * x + 1)} of float64:
 *
 * <pre>
 *   0  input 0
 *   1  multiply 0 0
 *   2  constant 1.0
 *   3  add 1 2
 *   4  sqrt 3        (the result)
 * </pre>
 *
 * <p>Operands of an {@link Apply} have the type of its loop; {@link Builder#apply} inserts the
 * conversions.
 *
 * @param steps in the order of evaluation
 * @param result the number of the step that makes the result
 */
public record ElementwiseProgram(List<Step> steps, int result) implements Serializable {

  /** What makes one value. */
  public sealed interface Step extends Serializable permits Input, Constant, Apply {
    DType dtype();
  }

  /** The elements of an operand block. */
  public record Input(int operand, DType dtype) implements Step {}

  /** One value for all elements: a {@link Boolean} or a {@link Number}. */
  public record Constant(Object value, DType dtype) implements Step {}

  /**
   * A function of earlier values.
   *
   * @param loop the type whose loop runs
   * @param operands the steps that make its operands
   * @param dtype the type of the result
   */
  public record Apply(UFunc function, DType loop, List<Integer> operands, DType dtype)
      implements Step {
    public Apply {
      operands = List.copyOf(operands);
    }
  }

  public ElementwiseProgram {
    steps = List.copyOf(steps);
    if (result < 0 || result >= steps.size()) {
      throw new IllegalArgumentException("no step " + result + " of " + steps.size());
    }
  }

  /** The program that applies one function to as many operands of the given types. */
  public static ElementwiseProgram of(UFunc function, DType... in) {
    Builder builder = new Builder();
    int[] operands = new int[in.length];
    for (int i = 0; i < in.length; i++) {
      operands[i] = builder.input(in[i]);
    }
    return builder.build(builder.apply(function, operands));
  }

  /** The program whose result is its operand. */
  public static ElementwiseProgram identity(DType dtype) {
    Builder builder = new Builder();
    return builder.build(builder.input(dtype));
  }

  /** The type of the result. */
  public DType dtype() {
    return steps.get(result).dtype();
  }

  /** The number of operands. */
  public int inputs() {
    return (int) steps.stream().filter(Input.class::isInstance).count();
  }

  /** The number of functions applied to each element, conversions included. */
  public int operations() {
    return (int) steps.stream().filter(Apply.class::isInstance).count();
  }

  /** The same program with its result converted to {@code dtype}. */
  public ElementwiseProgram castTo(DType dtype) {
    if (dtype == dtype()) {
      return this;
    }
    Builder builder = new Builder(steps);
    return builder.build(builder.cast(result, dtype));
  }

  /** One step a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      text.append(i).append("  ");
      if (steps.get(i) instanceof Input input) {
        text.append("input ").append(input.operand());
      } else if (steps.get(i) instanceof Constant constant) {
        text.append("constant ").append(constant.value());
      } else if (steps.get(i) instanceof Apply apply) {
        text.append(apply.function().numpyName());
        apply.operands().forEach(o -> text.append(' ').append(o));
      }
      text.append(": ").append(steps.get(i).dtype().numpyName());
      text.append(i == result ? " (result)\n" : "\n");
    }
    return text.toString();
  }

  /** Writes a program step by step; a step that has been written already is used again. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> numbers = new HashMap<>();
    private int inputs;

    public Builder() {}

    private Builder(List<Step> steps) {
      for (Step step : steps) {
        numbers.putIfAbsent(step, this.steps.size());
        this.steps.add(step);
        inputs += step instanceof Input ? 1 : 0;
      }
    }

    /** The next operand; returns its number as a value. */
    public int input(DType dtype) {
      return add(new Input(inputs++, dtype));
    }

    /** A constant of the given type; {@code value} is a {@link Boolean} or a {@link Number}. */
    public int constant(Object value, DType dtype) {
      return add(new Constant(Scalars.convert(value, dtype), dtype));
    }

    /** The type of a value. */
    public DType dtype(int value) {
      return steps.get(value).dtype();
    }

    /** {@code function(operands…)}, with the conversions that its loop needs. */
    public int apply(UFunc function, int... operands) {
      DType[] types = new DType[operands.length];
      for (int i = 0; i < operands.length; i++) {
        types[i] = dtype(operands[i]);
      }
      DType loop = function.loopType(types);
      List<Integer> converted = new ArrayList<>();
      for (int i = 0; i < operands.length; i++) {
        boolean condition = function == UFunc.WHERE && i == 0;
        converted.add(cast(operands[i], condition ? DType.BOOL : loop));
      }
      if (function.isCast()) {
        return cast(operands[0], function.resultType(types));
      }
      if (function == UFunc.POWER && isTwo(converted.get(1))) {
        return add(new Apply(UFunc.SQUARE, loop, converted.subList(0, 1), loop));
      }
      return add(new Apply(function, loop, converted, function.resultType(types)));
    }

    /** The value converted to {@code dtype}. */
    public int cast(int value, DType dtype) {
      DType from = dtype(value);
      if (from == dtype) {
        return value;
      }
      return steps.get(value) instanceof Constant constant
          ? constant(constant.value(), dtype)
          : add(new Apply(UFunc.cast(dtype), from, List.of(value), dtype));
    }

    private boolean isTwo(int value) {
      return steps.get(value) instanceof Constant constant
          && constant.value() instanceof Number number
          && number.doubleValue() == 2;
    }

    private int add(Step step) {
      Integer known = numbers.putIfAbsent(step, steps.size());
      if (known != null) {
        return known;
      }
      steps.add(step);
      return steps.size() - 1;
    }

    public ElementwiseProgram build(int result) {
      return new ElementwiseProgram(steps, result);
    }
  }
}
