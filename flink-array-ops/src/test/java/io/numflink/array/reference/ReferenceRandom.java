package io.numflink.array.reference;

import io.numflink.array.expr.LeafSource;
import java.math.BigInteger;

/**
 * Random numbers by the definition of PCG64 (O'Neill 2014, XSL-RR 128/64) in 128-bit integers, one
 * step after the other from the seed, which NumPy's SeedSequence expands.
 */
final class ReferenceRandom {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);
  private static final BigInteger MULTIPLIER =
      new BigInteger("2549297995355413924")
          .shiftLeft(64)
          .add(new BigInteger("4865540595714422341"));

  private ReferenceRandom() {}

  static void set(ReferenceArray result, int place, LeafSource.Random random) {
    long bits = output(random.seed(), random.first() + place);
    double a = random.a();
    double b = random.b();
    double roundoff = 8 * ReferenceArray.roundoff(result.dtype());
    double u = (bits >>> 11) * 0x1p-53;
    switch (random.distribution()) {
      case UNIFORM -> result.set(place, a + (b - a) * u, roundoff * (Math.abs(a) + Math.abs(b)));
      case EXPONENTIAL -> {
        double value = -a * Math.log(u + 0x1p-54);
        result.set(place, value, roundoff * Math.abs(value));
      }
      case INTEGERS -> {
        BigInteger range = BigInteger.valueOf((long) b - (long) a);
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(bits));
        result.set(place, (long) a + unsigned.multiply(range).shiftRight(64).longValue(), 0);
      }
      case HALF_INTEGERS -> {
        long half = random.first() + place;
        long word = output(random.seed(), half / 2) >>> (half % 2 == 0 ? 0 : 32) & 0xffffffffL;
        result.set(place, (long) a + (word * ((long) b - (long) a) >>> 32), 0);
      }
      case NORMAL -> {
        double value = a + b * quantile(u + 0x1p-54);
        result.set(place, value, 1e-9 * (Math.abs(a) + Math.abs(b)));
      }
    }
  }

  /** Output number {@code n} of the generator. */
  private static long output(BigInteger seed, long n) {
    int[] words = seedWords(seed);
    BigInteger state = big(words, 0);
    BigInteger increment = big(words, 4).shiftLeft(1).add(BigInteger.ONE).mod(MODULUS);
    BigInteger x = increment.add(state).multiply(MULTIPLIER).add(increment).mod(MODULUS);
    for (long i = 0; i <= n; i++) {
      x = x.multiply(MULTIPLIER).add(increment).mod(MODULUS);
    }
    long folded = x.shiftRight(64).longValue() ^ x.longValue();
    return Long.rotateRight(folded, x.shiftRight(122).intValue());
  }

  /** Two 64-bit words, the high one first, each of two 32-bit words, the low one first. */
  private static BigInteger big(int[] words, int from) {
    BigInteger high = word(words, from);
    return high.shiftLeft(64).add(word(words, from + 2));
  }

  private static BigInteger word(int[] words, int from) {
    return BigInteger.valueOf(Integer.toUnsignedLong(words[from + 1]))
        .shiftLeft(32)
        .add(BigInteger.valueOf(Integer.toUnsignedLong(words[from])));
  }

  /** {@code SeedSequence(seed).generate_state(8)}. */
  private static int[] seedWords(BigInteger seed) {
    int[] pool = new int[4];
    int[] hash = {0x43b0d7e5};
    int words = Math.max(1, (seed.bitLength() + 31) / 32);
    for (int i = 0; i < 4; i++) {
      pool[i] = hashMix(i < words ? seed.shiftRight(32 * i).intValue() : 0, hash);
    }
    for (int from = 0; from < 4; from++) {
      for (int to = 0; to < 4; to++) {
        if (from != to) {
          pool[to] = mix(pool[to], hashMix(pool[from], hash));
        }
      }
    }
    for (int from = 4; from < words; from++) {
      for (int to = 0; to < 4; to++) {
        pool[to] = mix(pool[to], hashMix(seed.shiftRight(32 * from).intValue(), hash));
      }
    }
    int[] state = new int[8];
    int constant = 0x8b51f9dd;
    for (int i = 0; i < 8; i++) {
      int value = pool[i % 4] ^ constant;
      constant *= 0x58f38ded;
      value *= constant;
      state[i] = value ^ (value >>> 16);
    }
    return state;
  }

  private static int hashMix(int value, int[] hash) {
    int result = value ^ hash[0];
    hash[0] *= 0x931e8875;
    result *= hash[0];
    return result ^ (result >>> 16);
  }

  private static int mix(int x, int y) {
    int result = 0xca01f9dd * x - 0x4973f715 * y;
    return result ^ (result >>> 16);
  }

  /** The z with Φ(z) = u, by bisection. */
  private static double quantile(double u) {
    double low = -40;
    double high = 40;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (normal(middle) < u) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Φ(z) by the series of Marsaglia (2004); beyond 8 by the bound φ(z) / |z|. */
  private static double normal(double z) {
    if (Math.abs(z) > 8) {
      double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) / Math.abs(z);
      return z < 0 ? tail : 1 - tail;
    }
    double sum = z;
    double term = z;
    for (int i = 3; Math.abs(term) > 1e-18 * Math.abs(sum); i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
