package io.numflink.array.kernel;

import java.math.BigInteger;

/**
 * NumPy's default generator, PCG64 (XSL-RR 128/64, O'Neill 2014), seeded through NumPy's {@code
 * SeedSequence}: a linear congruential generator modulo 2¹²⁸, x ← M x + c, whose outputs are hi(x)
 * ⊕ lo(x) rotated by the six highest bits. It can be advanced by any number of steps in 128 turns.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;

  private final long startHigh;
  private final long startLow;
  private final Steps one;
  private long high;
  private long low;

  /** The number of the next output. */
  private long position;

  private long leapLength;
  private Steps leap = Steps.NONE;

  /**
   * A number of steps taken at once, x ← factor · x + term modulo 2¹²⁸.
   *
   * @param factorHigh the high half of the factor
   * @param factorLow its low half
   * @param termHigh the high half of the term
   * @param termLow its low half
   */
  private record Steps(long factorHigh, long factorLow, long termHigh, long termLow) {
    static final Steps NONE = new Steps(0, 1, 0, 0);

    Steps then(Steps next) {
      long product = termLow * next.factorLow;
      long low = product + next.termLow;
      return new Steps(
          multiplyHigh(factorHigh, factorLow, next.factorHigh, next.factorLow),
          factorLow * next.factorLow,
          multiplyHigh(termHigh, termLow, next.factorHigh, next.factorLow)
              + next.termHigh
              + carry(product, next.termLow, low),
          low);
    }

    /** These steps n times, n ≥ 0. */
    Steps times(long n) {
      Steps product = NONE;
      Steps power = this;
      for (long rest = n; rest != 0; rest >>>= 1) {
        if ((rest & 1) != 0) {
          product = product.then(power);
        }
        power = power.then(power);
      }
      return product;
    }
  }

  /** The generator of {@code numpy.random.default_rng(seed)}; the seed is not negative. */
  Pcg64(BigInteger seed) {
    long[] words = new SeedSequence(seed).words64(4);
    one =
        new Steps(
            MULTIPLIER_HIGH, MULTIPLIER_LOW, words[2] << 1 | words[3] >>> 63, words[3] << 1 | 1);
    go(one);
    long before = low;
    low += words[1];
    high += words[0] + carry(before, words[1], low);
    go(one);
    startHigh = high;
    startLow = low;
  }

  /** Goes on without counting. */
  private void go(Steps steps) {
    long product = low * steps.factorLow;
    high = multiplyHigh(high, low, steps.factorHigh, steps.factorLow) + steps.termHigh;
    low = product + steps.termLow;
    high += carry(product, steps.termLow, low);
  }

  /**
   * Goes to where the next output is number {@code place}, counted from 0. Leaps of the length of
   * the last one cost no more than a step: a block's rows are equally far from one another.
   */
  void seek(long place) {
    if (place < position) {
      high = startHigh;
      low = startLow;
      position = 0;
    }
    if (place - position != leapLength) {
      leapLength = place - position;
      leap = one.times(leapLength);
    }
    go(leap);
    position = place;
  }

  /** The next output, 64 random bits. */
  long next() {
    go(one);
    position++;
    return output(high, low);
  }

  private static long output(long high, long low) {
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /**
   * What the state's low half adds to the high half of the next state. It does not wait for the
   * high half, for which a step takes but one multiplication and one addition then.
   */
  private long highOfStep(long l, long product, long sum) {
    return unsignedMultiplyHigh(l, MULTIPLIER_LOW)
        + l * MULTIPLIER_HIGH
        + one.termHigh
        + carry(product, one.termLow, sum);
  }

  /** Fills in the next {@code n} outputs, as {@link #next} gives them. */
  void next(long[] outputs, int n) {
    long h = high;
    long l = low;
    for (int i = 0; i < n; i++) {
      long product = l * MULTIPLIER_LOW;
      long sum = product + one.termLow;
      long fromLow = highOfStep(l, product, sum);
      l = sum;
      h = h * MULTIPLIER_LOW + fromLow;
      outputs[i] = output(h, l);
    }
    high = h;
    low = l;
    position += n;
  }

  /** The high half of a 128-bit product modulo 2¹²⁸. */
  private static long multiplyHigh(long aHigh, long aLow, long bHigh, long bLow) {
    return unsignedMultiplyHigh(aLow, bLow) + aHigh * bLow + aLow * bHigh;
  }

  /** 1 if a + b = sum has wrapped; without a branch, which would be taken at random. */
  private static long carry(long a, long b, long sum) {
    return ((a & b) | ((a | b) & ~sum)) >>> 63;
  }

  static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
