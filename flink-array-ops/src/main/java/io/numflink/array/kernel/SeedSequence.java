package io.numflink.array.kernel;

import java.math.BigInteger;

/**
 * NumPy's {@code SeedSequence} (after O'Neill's {@code seed_seq_fe}): spreads the 32-bit words of a
 * seed over a pool of four, from which any number of words is drawn.
 */
final class SeedSequence {
  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool = new int[POOL];
  private int hash = INIT_A;

  SeedSequence(BigInteger seed) {
    if (seed.signum() < 0) {
      throw io.numflink.array.block.ArrayException.valueError("expected non-negative integer");
    }
    int count = Math.max(1, (seed.bitLength() + 31) / 32);
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i < count ? word(seed, i) : 0);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          pool[to] = mixed(pool[to], hashed(pool[from]));
        }
      }
    }
    for (int from = POOL; from < count; from++) {
      for (int to = 0; to < POOL; to++) {
        pool[to] = mixed(pool[to], hashed(word(seed, from)));
      }
    }
  }

  private static int word(BigInteger seed, int i) {
    return seed.shiftRight(32 * i).intValue();
  }

  private int hashed(int value) {
    int x = value ^ hash;
    hash *= MULT_A;
    x *= hash;
    return x ^ x >>> 16;
  }

  private static int mixed(int x, int y) {
    int z = MIX_LEFT * x - MIX_RIGHT * y;
    return z ^ z >>> 16;
  }

  /** The first n words of 64 bits. */
  long[] words64(int n) {
    long[] words = new long[n];
    int constant = INIT_B;
    for (int i = 0; i < 2 * n; i++) {
      int x = pool[i % POOL] ^ constant;
      constant *= MULT_B;
      x *= constant;
      x ^= x >>> 16;
      words[i / 2] |= (x & 0xffffffffL) << 32 * (i % 2);
    }
    return words;
  }
}
