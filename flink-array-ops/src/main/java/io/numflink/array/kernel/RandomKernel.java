package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.math.BigInteger;

/**
 * Random numbers of {@code numpy.random.default_rng(seed)}: element i, in row-major order of the
 * whole array, is made of output number {@code first} + i of the generator, so it depends on
 * neither blocks nor placement. {@link Distribution#UNIFORM} gives NumPy's very numbers; the other
 * distributions use one output an element, where NumPy uses a varying number, and so equal NumPy's
 * in distribution only.
 *
 * @param seed the seed, not negative
 * @param first how many outputs were used before
 * @param distribution of the elements
 * @param a its first parameter
 * @param b its second parameter
 * @param dtype the elements' type
 * @param grid how the array is cut
 */
public record RandomKernel(
    BigInteger seed,
    long first,
    Distribution distribution,
    double a,
    double b,
    DType dtype,
    BlockGrid grid)
    implements BlockKernel {

  /** The distributions, by the names of NumPy's methods. */
  public enum Distribution {
    /** On [a, b): a + (b − a) u. */
    UNIFORM {
      @Override
      double sample(long bits, double a, double b) {
        return a + (b - a) * ((bits >>> 11) * 0x1p-53);
      }
    },
    /** With mean a and standard deviation b: a + b Φ⁻¹(u). */
    NORMAL {
      @Override
      double sample(long bits, double a, double b) {
        return a + b * NormalQuantile.of(open(bits));
      }
    },
    /** With mean a: −a ln u. */
    EXPONENTIAL {
      @Override
      double sample(long bits, double a, double b) {
        return -a * Math.log(open(bits));
      }
    },
    /** Integers a ≤ i < b: ⌊a + (b − a) u⌋, with 64 bits of u. */
    INTEGERS {
      @Override
      double sample(long bits, double a, double b) {
        return a + Pcg64.unsignedMultiplyHigh(bits, (long) b - (long) a);
      }
    };

    abstract double sample(long bits, double a, double b);

    /** A number in (0, 1), never 0. */
    private static double open(long bits) {
      return ((bits >>> 11) + 0.5) * 0x1p-53;
    }
  }

  /** {@code default_rng(seed).random(shape)}. */
  public static RandomKernel uniform(long seed, BlockGrid grid) {
    return new RandomKernel(
        BigInteger.valueOf(seed), 0, Distribution.UNIFORM, 0, 1, DType.FLOAT64, grid);
  }

  @Override
  public Block compute(KernelContext context, int[] index, Block[] operands) {
    Block block = context.allocate(dtype, grid.shapeOf(index));
    Pcg64 generator = new Pcg64(seed);
    double[] buffer =
        dtype == DType.FLOAT64 ? null : new double[Math.min(Evaluation.CHUNK, block.size())];
    FlatRuns.forEach(
        grid,
        index,
        (flat, at, n) -> {
          generator.seek(first + flat);
          if (buffer == null) {
            fill(generator, block.float64(), at, n);
            return;
          }
          for (int done = 0; done < n; done += buffer.length) {
            int length = Math.min(buffer.length, n - done);
            fill(generator, buffer, 0, length);
            Casts.of(DType.FLOAT64, dtype)
                .run(new Object[] {buffer}, new int[1], block.data(), at + done, length);
          }
        });
    return block;
  }

  private void fill(Pcg64 generator, double[] values, int from, int n) {
    for (int i = from; i < from + n; i++) {
      values[i] = distribution.sample(generator.next(), a, b);
    }
  }
}
