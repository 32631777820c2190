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
  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;

  /** The generator of {@code numpy.random.default_rng(seed)}; the seed is not negative. */
  Pcg64(BigInteger seed) {
    long[] words = new SeedSequence(seed).words64(4);
    incrementHigh = words[2] << 1 | words[3] >>> 63;
    incrementLow = words[3] << 1 | 1;
    step();
    low += words[1];
    high += words[0] + (Long.compareUnsigned(low, words[1]) < 0 ? 1 : 0);
    step();
    startHigh = high;
    startLow = low;
  }

  private void step() {
    long productHigh =
        unsignedMultiplyHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    long productLow = low * MULTIPLIER_LOW;
    low = productLow + incrementLow;
    high = productHigh + incrementHigh + (Long.compareUnsigned(low, productLow) < 0 ? 1 : 0);
  }

  /** The next output, 64 random bits. */
  long next() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** The next output as a number in [0, 1) with 53 random bits. */
  double nextDouble() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** Goes to where the next output is number {@code place}, counted from 0. */
  void seek(long place) {
    // x → Aⁿ x + C (Aⁿ − 1) / (A − 1), by repeated squaring of the map
    long factorHigh = 0;
    long factorLow = 1;
    long termHigh = 0;
    long termLow = 0;
    long squareHigh = MULTIPLIER_HIGH;
    long squareLow = MULTIPLIER_LOW;
    long plusHigh = incrementHigh;
    long plusLow = incrementLow;
    for (long rest = place; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        factorHigh = multiplyHigh(factorHigh, factorLow, squareHigh, squareLow);
        factorLow *= squareLow;
        long sumHigh = multiplyHigh(termHigh, termLow, squareHigh, squareLow) + plusHigh;
        long product = termLow * squareLow;
        termLow = product + plusLow;
        termHigh = sumHigh + (Long.compareUnsigned(termLow, product) < 0 ? 1 : 0);
      }
      // (square + 1) · plus, then square²
      long product = squareLow * plusLow;
      long sumHigh = multiplyHigh(squareHigh, squareLow, plusHigh, plusLow) + plusHigh;
      plusLow += product;
      plusHigh = sumHigh + (Long.compareUnsigned(plusLow, product) < 0 ? 1 : 0);
      squareHigh = multiplyHigh(squareHigh, squareLow, squareHigh, squareLow);
      squareLow *= squareLow;
    }
    long productLow = factorLow * startLow;
    high = multiplyHigh(factorHigh, factorLow, startHigh, startLow) + termHigh;
    low = productLow + termLow;
    high += Long.compareUnsigned(low, productLow) < 0 ? 1 : 0;
  }

  /** The high half of a 128-bit product modulo 2¹²⁸. */
  private static long multiplyHigh(long aHigh, long aLow, long bHigh, long bLow) {
    return unsignedMultiplyHigh(aLow, bLow) + aHigh * bLow + aLow * bHigh;
  }

  static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
