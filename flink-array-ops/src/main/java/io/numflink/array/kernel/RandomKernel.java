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

      // Apart from the generator's loop: a compiler makes both slower if they are one.
      @Override
      void sample(long[] bits, int n, double a, double b, double[] values, int from) {
        double width = b - a;
        for (int i = 0; i < n; i++) {
          values[from + i] = a + width * ((bits[i] >>> 11) * 0x1p-53);
        }
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

    /** An element of each output. */
    void sample(long[] bits, int n, double a, double b, double[] values, int from) {
      for (int i = 0; i < n; i++) {
        values[from + i] = sample(bits[i], a, b);
      }
    }

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
    long[] outputs = new long[Math.min(Evaluation.CHUNK, block.size())];
    double[] values = dtype == DType.FLOAT64 ? null : new double[outputs.length];
    FlatRuns.forEach(
        grid,
        index,
        (flat, at, n) -> {
          seek(generator, first + flat);
          int length;
          for (int done = 0; done < n; done += length) {
            long place = first + flat + done;
            // Two halves of one output are not in two chunks: all but the first begin at even
            // places.
            length = Math.min(Evaluation.CHUNK - (int) (place & 1), n - done);
            if (values == null) {
              fill(generator, place, outputs, block.float64(), at + done, length);
            } else {
              fill(generator, place, outputs, values, 0, length);
              Casts.of(DType.FLOAT64, dtype)
                  .run(new Object[] {values}, new int[1], block.data(), at + done, length);
            }
          }
        });
    return block;
  }

  private void seek(Pcg64 generator, long place) {
    generator.seek(distribution == Distribution.HALF_INTEGERS ? place >>> 1 : place);
  }

  /** Fills in the elements that are made of numbers {@code place}, {@code place} + 1 … */
  private void fill(Pcg64 generator, long place, long[] outputs, double[] values, int from, int n) {
    if (distribution == Distribution.HALF_INTEGERS) {
      int odd = (int) (place & 1);
      generator.next(outputs, (n + odd + 1) / 2);
      for (int i = 0; i < n; i++) {
        long bits = outputs[i + odd >> 1];
        boolean high = (i + odd & 1) == 1;
        values[from + i] = distribution.sample(high ? bits >>> 32 : bits & 0xffffffffL, a, b);
      }
      return;
    }
    generator.next(outputs, n);
    distribution.sample(outputs, n, a, b, values, from);
  }
}
