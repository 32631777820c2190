package io.numflink.array.kernel;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockGrid;
import io.numflink.array.block.DType;
import java.math.BigInteger;

/**
 * Random numbers of {@code numpy.random.default_rng(seed)}: element i, in row-major order of the
 * whole array, is made of output number {@code first} + i of the generator, so it depends on
 * neither blocks nor placement. {@link Distribution#UNIFORM} gives NumPy's very numbers, and so do
 * the integers as long as NumPy rejects none; the other distributions use one output an element,
 * where NumPy uses a varying number, and so equal NumPy's in distribution only.
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
    },
    /**
     * Integers a ≤ i < b: ⌊a + (b − a) u⌋, with 32 bits of u, so that an output makes two elements,
     * of its low and of its high half; {@code first} counts halves. NumPy does so if b − a < 2³²,
     * but draws again where the product's low half is less than 2³² mod (b − a).
     */
    HALF_INTEGERS {
      @Override
      double sample(long bits, double a, double b) {
        return a + (bits * ((long) b - (long) a) >>> 32);
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
          if (buffer == null) {
            fill(generator, first + flat, block.float64(), at, n);
            return;
          }
          for (int done = 0; done < n; done += buffer.length) {
            int length = Math.min(buffer.length, n - done);
            fill(generator, first + flat + done, buffer, 0, length);
            Casts.of(DType.FLOAT64, dtype)
                .run(new Object[] {buffer}, new int[1], block.data(), at + done, length);
          }
        });
    return block;
  }

  /** Fills in the elements that are made of numbers {@code place}, {@code place} + 1 … */
  private void fill(Pcg64 generator, long place, double[] values, int from, int n) {
    if (distribution == Distribution.HALF_INTEGERS) {
      fillHalves(generator, place, values, from, n);
      return;
    }
    generator.seek(place);
    for (int i = from; i < from + n; i++) {
      values[i] = distribution.sample(generator.next(), a, b);
    }
  }

  private void fillHalves(Pcg64 generator, long place, double[] values, int from, int n) {
    generator.seek(place >>> 1);
    long bits = (place & 1) == 0 ? 0 : generator.next();
    for (int i = 0; i < n; i++) {
      boolean high = (place + i & 1) == 1;
      bits = high ? bits : generator.next();
      values[from + i] = distribution.sample(high ? bits >>> 32 : bits & 0xffffffffL, a, b);
    }
  }
}
