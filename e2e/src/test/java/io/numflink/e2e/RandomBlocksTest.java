package io.numflink.e2e;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs with their arrays cut into blocks print what they print under CPython with NumPy
 * 1.24, or in one block where there is no NumPy 1.24. {@link RandomCampaign} says how to run more
 * of them.
 */
class RandomBlocksTest {
  private static final int PROGRAMS = 200;

  @ParameterizedTest
  @ValueSource(longs = {16, 100})
  void printWhatTheReferencePrints(long blockBytes) throws Exception {
    new RandomCampaign(
            "blocks-of-" + blockBytes, new SmallBlocks(blockBytes), SmallBlocks.oneBlock())
        .check(PROGRAMS, (int) (blockBytes % 7));
  }
}
