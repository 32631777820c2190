package io.numflink.iteration;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * How a line begins: the coordinator shows the secret that it was told by way of Flink's messages,
 * the TaskManager answers. Who does not know the secret, or is silent, is turned away.
 */
final class LineHandshake {
  /** Within a cluster the other side answers in milliseconds, unless a firewall is in between. */
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private static final int ACCEPTED = 1;

  private LineHandshake() {}

  /** The coordinator's side: opens a connection that the TaskManager has accepted. */
  static SocketChannel open(LineAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      Socket socket = channel.socket();
      socket.connect(address.resolved(), (int) TIMEOUT.toMillis());
      configure(channel);
      socket.getOutputStream().write(address.secret());
      if (socket.getInputStream().read() != ACCEPTED) {
        throw new IOException("the TaskManager does not accept the connection");
      }
      socket.setSoTimeout(0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
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
    channel.socket().setSoTimeout((int) TIMEOUT.toMillis());
  }
}
