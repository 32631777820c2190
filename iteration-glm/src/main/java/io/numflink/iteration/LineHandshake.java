package io.numflink.iteration;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;

/**
 * How a line begins: the coordinator shows the secret that it was told by way of Flink's messages,
 * the TaskManager answers. Who does not know the secret, or is silent, is turned away.
 */
final class LineHandshake {
  /** Within a cluster the other side answers in milliseconds, unless a firewall is in between. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int ACCEPTED = 1;

  /**
   * Seconds of silence, seconds between questions, and how many without an answer: what Flink waits
   * for a heartbeat. Left to the operating system it would be hours until a coordinator that waits
   * for a long superstep noticed that a firewall has dropped the connection.
   */
  private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE =
      Map.of(
          ExtendedSocketOptions.TCP_KEEPIDLE, 20,
          ExtendedSocketOptions.TCP_KEEPINTERVAL, 10,
          ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

  private LineHandshake() {}

  /** The coordinator's side: connects, and waits until the TaskManager has accepted it. */
  static void open(SocketChannel channel, LineAddress address) throws IOException {
    Socket socket = channel.socket();
    socket.connect(address.resolved(), (int) TIMEOUT.toMillis());
    configure(channel);
    socket.getOutputStream().write(address.secret());
    if (socket.getInputStream().read() != ACCEPTED) {
      throw new IOException("the TaskManager does not accept the connection");
    }
    socket.setSoTimeout(0);
  }

  /** The TaskManager's side: whether a connection is the coordinator's, which is told so. */
  static boolean admits(SocketChannel channel, LineAddress address) throws IOException {
    configure(channel);
    Socket socket = channel.socket();
    InputStream in = socket.getInputStream();
    if (!address.isSecret(in.readNBytes(LineAddress.SECRET_BYTES))) {
      return false;
    }
    socket.getOutputStream().write(ACCEPTED);
    socket.setSoTimeout(0);
    return true;
  }

  private static void configure(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    for (Map.Entry<SocketOption<Integer>, Integer> each : KEEP_ALIVE.entrySet()) {
      if (channel.supportedOptions().contains(each.getKey())) {
        channel.setOption(each.getKey(), each.getValue());
      }
    }
    channel.socket().setSoTimeout((int) TIMEOUT.toMillis());
  }
}
