package io.numflink.iteration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Cuts bytes into parts that a message may carry, within {@code pekko.framesize}. */
final class Parts {

  /** The most bytes in a part; frames are of 10 MiB unless configured otherwise. */
  static final int MAX_BYTES = 2 * 1024 * 1024;

  private Parts() {}

  /** At least one part; a whole that fits is its own. */
  static List<byte[]> of(byte[] whole) {
    if (whole.length <= MAX_BYTES) {
      return List.of(whole);
    }
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < whole.length; from += MAX_BYTES) {
      parts.add(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + MAX_BYTES)));
    }
    return parts;
  }

  /** Puts parts together that arrive in order. */
  static final class Assembly {
    private final DataOutputSerializer bytes = new DataOutputSerializer(1024);
    private long tag = Long.MIN_VALUE;
    private int arrived;

    /**
     * Takes a part.
     *
     * @param ofTag tells different wholes apart; a part of another one begins anew
     * @return the whole if it was the last one
     */
    Optional<byte[]> add(long ofTag, int number, int count, byte[] part) throws IOException {
      if (ofTag != tag) {
        tag = ofTag;
        arrived = 0;
        bytes.clear();
      }
      if (number != arrived) {
        throw new IOException("part %d came after part %d".formatted(number, arrived - 1));
      }
      arrived++;
      if (count == 1) {
        return Optional.of(part);
      }
      bytes.write(part);
      return arrived == count ? Optional.of(bytes.getCopyOfBuffer()) : Optional.empty();
    }
  }
}
