package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GatheringTest {
  private static final int LENGTH = 2 * PartialChunk.MAX_ELEMENTS + 3;
  private final NodePartials partials = new NodePartials();
  private final Gathering gathering = new Gathering(PartialMerge.SUM, partials);
  private final Route route = Route.ofLevels(1);

  GatheringTest() {
    route.set(0, 0, 3, 0);
  }

  private PartialStatistics statistics(int sender) {
    return new PartialStatistics(
        List.of(new NodeShare(sender, 3, 0, 0, 7, 10L * sender, 2)), 1, 2, 10L * sender);
  }

  /** Of senders on nodes of their own; that of sender 0 is the gathering's. */
  private List<PartialChunk> chunks(long round, int sender, double value) {
    double[] data = new double[LENGTH];
    Arrays.setAll(data, i -> value + i * 1e-3);
    if (sender == 0) {
      partials.hand(0, round, sender, data);
      return List.of(
          new PartialChunk(route, 0, round, 0, 0, statistics(0), LENGTH, 0, LENGTH, null));
    }
    List<PartialChunk> chunks = new ArrayList<>();
    for (int from = 0; from < LENGTH; from += PartialChunk.MAX_ELEMENTS) {
      int to = Math.min(LENGTH, from + PartialChunk.MAX_ELEMENTS);
      chunks.add(
          new PartialChunk(
              route,
              0,
              round,
              sender,
              sender,
              statistics(sender),
              LENGTH,
              from,
              to,
              Arrays.copyOfRange(data, from, to)));
    }
    return chunks;
  }

  /** The result that comes with the last chunk, and with no other. */
  private Partial gather(List<PartialChunk> chunks) {
    for (PartialChunk chunk : chunks.subList(0, chunks.size() - 1)) {
      assertThat(gathering.add(chunk)).isEmpty();
    }
    return gathering.add(chunks.get(chunks.size() - 1)).orElseThrow();
  }

  private List<PartialChunk> round(long round) {
    List<PartialChunk> all = new ArrayList<>();
    for (int sender = 0; sender < 3; sender++) {
      all.addAll(chunks(round, sender, 0.1 * (sender + 1)));
    }
    return all;
  }

  @Test
  void roundsAlikeInWhateverOrderChunksArrive() {
    double[] expected = gather(round(1)).data().clone();
    for (int i = 2; i < 20; i++) {
      List<PartialChunk> shuffled = round(i);
      Collections.shuffle(shuffled, new Random(i));
      Partial merged = gather(shuffled);
      assertThat(merged.data()).isEqualTo(expected);
      partials.arrays().give(merged.data());
    }
  }

  @Test
  void addsUpWhatItTook() {
    Partial merged = gather(round(1));
    // Senders 1 and 2 are on other nodes; the slowest took 20 ns.
    long bytes = (long) Double.BYTES * LENGTH;
    assertThat(merged.statistics())
        .isEqualTo(
            new PartialStatistics(
                List.of(
                    new NodeShare(0, 3, 2 * bytes, 0, 7, 0, 2),
                    new NodeShare(1, 3, 0, bytes, 7, 10, 2),
                    new NodeShare(2, 3, 0, bytes, 7, 20, 2)),
                3,
                6,
                20));
    assertThat(merged.statistics().networkBytes()).isEqualTo(2 * bytes);
  }

  /**
   * The array that was handed over is of the later round already when the earlier one's chunk
   * comes.
   */
  @Test
  void forgetsAHandedResultWhoseRoundWasIssuedAnew() {
    double[] expected = gather(round(1)).data().clone();
    List<PartialChunk> earlier = chunks(2, 0, 1e9);
    List<PartialChunk> later = round(3);
    assertThat(gathering.add(earlier.get(0))).isEmpty();
    assertThat(gather(later).data()).isEqualTo(expected);
  }

  @Test
  void forgetsARoundThatWasIssuedAnew() {
    double[] expected = gather(round(1)).data().clone();
    for (PartialChunk chunk : chunks(2, 1, 1e9)) {
      assertThat(gathering.add(chunk)).isEmpty();
    }
    assertThat(gather(round(3)).data()).isEqualTo(expected);
    assertThat(chunks(2, 0, 1e9).stream().map(gathering::add)).allMatch(Optional::isEmpty);
  }
}
