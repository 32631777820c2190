package io.numflink.array.kernel;

import io.numflink.array.block.ArrayException;
import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import java.util.Locale;
import java.util.Optional;

/**
 * The reductions, a row each: the name by which NumPy's messages call the function behind it, its
 * value for no elements (null: there is none), the type it gives for each type it is given, and how
 * partial results are combined.
 *
 * <p>Sums and products of bool and int32 are int64. A mean is a sum divided by the number of
 * elements, and variance and norms are likewise composed of sums.
 */
public enum Reduction {
  SUM("add", 0, UFunc.ADD),
  PROD("multiply", 1, UFunc.MULTIPLY),
  MIN("minimum", null, UFunc.MINIMUM),
  MAX("maximum", null, UFunc.MAXIMUM),
  ANY("logical_or", 0, UFunc.LOGICAL_OR),
  ALL("logical_and", 1, UFunc.LOGICAL_AND),
  COUNT_NONZERO("count_nonzero", 0, UFunc.ADD),
  ARGMIN("argmin", null, null),
  ARGMAX("argmax", null, null);

  private final String functionName;
  private final Integer identity;
  private final UFunc combination;

  Reduction(String functionName, Integer identity, UFunc combination) {
    this.functionName = functionName;
    this.identity = identity;
    this.combination = combination;
  }

  /** NumPy's name of the reduction, such as {@code sum}. */
  public String numpyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reduction of this name ({@code amin} and {@code amax} are known too). */
  public static Optional<Reduction> find(String name) {
    for (Reduction reduction : values()) {
      if (reduction.numpyName().equals(name) || ("a" + reduction.numpyName()).equals(name)) {
        return Optional.of(reduction);
      }
    }
    return Optional.empty();
  }

  /** Whether it gives the place of an element: such partial results carry the value as well. */
  public boolean isArgument() {
    return combination == null;
  }

  /** The type of the result of reducing elements of type {@code in}. */
  public DType resultType(DType in) {
    return switch (this) {
      case SUM, PROD -> in.isFloating() ? in : DType.INT64;
      case MIN, MAX -> in;
      case ANY, ALL -> DType.BOOL;
      case COUNT_NONZERO, ARGMIN, ARGMAX -> DType.INT64;
    };
  }

  /**
   * The type of partial results: that of the result, except that the pairs of {@link #ARGMIN} and
   * {@link #ARGMAX} are float64 or int64 as the elements are floating-point or not.
   */
  public DType partialType(DType in) {
    return isArgument() ? accumulatorType(in) : resultType(in);
  }

  /** The type in which a kernel accumulates. */
  DType accumulatorType(DType in) {
    boolean floating = in.isFloating() && this != ANY && this != ALL && this != COUNT_NONZERO;
    return floating ? DType.FLOAT64 : DType.INT64;
  }

  /** What is combined: the truth of the elements for {@code any}, {@code all} and the count. */
  ElementwiseProgram prepare(ElementwiseProgram program) {
    boolean truth = this == ANY || this == ALL || this == COUNT_NONZERO;
    DType accumulator = accumulatorType(program.dtype());
    return (truth ? program.castTo(DType.BOOL) : program).castTo(accumulator);
  }

  /** Fails if no elements are to be reduced and the reduction has no value for none. */
  public void requireElements(long elements) {
    if (elements > 0 || identity != null) {
      return;
    }
    throw ArrayException.valueError(
        isArgument()
            ? "attempt to get %s of an empty sequence".formatted(numpyName())
            : "zero-size array to reduction operation %s which has no identity"
                .formatted(functionName));
  }

  /** The value for no elements, as far as there is one. */
  int identity() {
    return identity == null ? 0 : identity;
  }

  /** Combines partial results of the reduction of elements of type {@code in}. */
  public Combiner combiner(DType in) {
    return isArgument()
        ? new ArgumentCombiner(this == ARGMAX)
        : new ElementwiseCombiner(combination, resultType(in));
  }

  /** accumulator ← f(accumulator, term), element by element. */
  record ElementwiseCombiner(UFunc function, DType dtype) implements Combiner {
    @Override
    public void combine(Block accumulator, Block term) {
      Object[] in = {accumulator.data(), term.data()};
      function.loop(dtype).run(in, new int[2], accumulator.data(), 0, term.size());
    }
  }

  /**
   * Combines (value, place) pairs: the better value wins, NaN is best of all, and of equals the
   * first in the array.
   */
  record ArgumentCombiner(boolean largest) implements Combiner {
    @Override
    public void combine(Block accumulator, Block term) {
      int half = term.size() / 2;
      if (accumulator.data() instanceof double[] best) {
        double[] other = term.float64();
        for (int i = 0; i < half; i++) {
          if (wins(other[i], other[half + i], best[i], best[half + i])) {
            best[i] = other[i];
            best[half + i] = other[half + i];
          }
        }
      } else {
        long[] best = accumulator.int64();
        long[] other = term.int64();
        for (int i = 0; i < half; i++) {
          boolean better = largest ? other[i] > best[i] : other[i] < best[i];
          if (better || (other[i] == best[i] && other[half + i] < best[half + i])) {
            best[i] = other[i];
            best[half + i] = other[half + i];
          }
        }
      }
    }

    private boolean wins(double value, double place, double best, double bestPlace) {
      boolean first = place < bestPlace;
      if (Double.isNaN(value) || Double.isNaN(best)) {
        return Double.isNaN(value) && (!Double.isNaN(best) || first);
      }
      return (largest ? value > best : value < best) || (value == best && first);
    }
  }
}
