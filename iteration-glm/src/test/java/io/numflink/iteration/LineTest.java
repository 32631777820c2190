package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages on connections of their own. */
@Timeout(60)
class LineTest {
  private static CompletableFuture<SocketChannel> opened(LineAddress address) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            SocketChannel channel = SocketChannel.open();
            LineHandshake.open(channel, address);
            return channel;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static Route route(Random random) {
    Route route = Route.ofLevels(2);
    route.set(0, random.nextInt(9), 2, 1);
    route.set(1, random.nextInt(9), 3, 0);
    return route;
  }

  /** Payloads that are short of the buffer, fill it, and leave parts of a number at its end. */
  @Property(tries = 40)
  void carriesPayloadsOfAnyLength(
      @ForAll @IntRange(max = 200_000) int bytes,
      @ForAll @IntRange(max = 100_000) int numbers,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    byte[] broadcast = new byte[bytes];
    random.nextBytes(broadcast);
    double[] data = random.doubles(numbers).toArray();
    LineMessage.Steps steps =
        new LineMessage.Steps(
            seed,
            random.nextInt(),
            Map.of("objective", random.nextDouble()),
            Map.of(3, route(random), 5, route(random)),
            broadcast);
    LineMessage.Merged merged =
        new LineMessage.Merged(
            seed,
            new PartialStatistics(List.of(new NodeShare(1, 2, 3, 4, 5, 6, 7.5)), 8, 9, 10),
            data);
    try (LineEnd end = new LineEnd()) {
      CompletableFuture<SocketChannel> opening = opened(end.address());
      end.accept();
      try (LineChannel coordinator = new LineChannel(opening.get())) {
        CompletableFuture<Void> sending =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    coordinator.send(steps);
                    coordinator.send(steps);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        for (int i = 0; i < 2; i++) {
          LineMessage.Steps came = end.steps();
          assertThat(came.broadcast()).isEqualTo(broadcast);
          assertThat(came.gauges()).isEqualTo(steps.gauges());
          assertThat(came.routes()).containsOnlyKeys(3, 5);
          assertThat(came.order(5).route().hops()).isEqualTo(steps.routes().get(5).hops());
          assertThat(came.order(3)).usingRecursiveComparison().isEqualTo(steps.order(3));
        }
        sending.get();
        CompletableFuture<LineMessage> receiving =
            CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return coordinator.receive().orElseThrow();
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        end.send(merged);
        assertThat(receiving.get()).usingRecursiveComparison().isEqualTo(merged);
      }
    }
  }

  /** The end of a connection is an end only between messages. */
  @Test
  void tellsEndsFromBreaks() throws Exception {
    for (byte[] last : new byte[][] {{}, {7, 0, 0}}) {
      try (LineEnd end = new LineEnd()) {
        CompletableFuture<SocketChannel> opening = opened(end.address());
        LineChannel channel = end.accept();
        try (SocketChannel coordinator = opening.get()) {
          coordinator.write(ByteBuffer.wrap(last));
        }
        if (last.length == 0) {
          assertThat(channel.receive()).isEmpty();
        } else {
          assertThatThrownBy(channel::receive).isInstanceOf(EOFException.class);
        }
      }
    }
  }

  @Test
  void turnsAwayWhoDoesNotKnowTheSecret() throws Exception {
    try (LineEnd end = new LineEnd()) {
      LineAddress wrong = LineAddress.withNewSecret(end.address().host(), end.address().port());
      CompletableFuture<SocketChannel> opening = opened(wrong);
      assertThatThrownBy(end::accept).hasMessage("the secret is wrong");
      end.close();
      assertThatThrownBy(opening::get).hasRootCauseInstanceOf(IOException.class);
      assertThat(wrong).isNotEqualTo(end.address());
    }
  }

  @Test
  void turnsAwayWhoHangsUp() throws Exception {
    try (LineEnd end = new LineEnd()) {
      new Socket(InetAddress.getLoopbackAddress(), end.address().port()).close();
      assertThatThrownBy(end::accept).hasMessage("the secret is wrong");
    }
  }

  @Test
  void namesWhatIsNoMessage() throws Exception {
    try (LineEnd end = new LineEnd()) {
      CompletableFuture<SocketChannel> opening = opened(end.address());
      LineChannel channel = end.accept();
      try (SocketChannel coordinator = opening.get()) {
        coordinator.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes()));
        assertThatThrownBy(channel::receive)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("a head of");
      }
    }
  }

  @Test
  void doesNotShowTheSecret() {
    assertThat(LineAddress.withNewSecret("host", 17)).hasToString("host:17");
  }
}
