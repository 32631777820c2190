package io.numflink.iteration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The TaskManager's end of a line, in the hands of a test. */
final class LineEnd implements AutoCloseable {
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final LineAddress address;
  private SocketChannel connection;
  private LineChannel channel;

  LineEnd() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    address =
        LineAddress.withNewSecret(
            InetAddress.getLoopbackAddress().getHostAddress(), server.socket().getLocalPort());
  }

  LineAddress address() {
    return address;
  }

  /** Waits for the coordinator. */
  LineChannel accept() throws IOException {
    connection = server.accept();
    if (!LineHandshake.admits(connection, address)) {
      connection.close();
      throw new IOException("the secret is wrong");
    }
    channel = new LineChannel(connection);
    return channel;
  }

  LineMessage.Steps steps() throws IOException {
    return (LineMessage.Steps) channel.receive().orElseThrow();
  }

  void send(LineMessage message) throws IOException {
    channel.send(message);
  }

  /** Ends the line as a TaskManager does whose tasks have ended; waits until that is heard. */
  void end() throws IOException {
    connection.shutdownOutput();
    if (channel.receive().isPresent()) {
      throw new IOException("a message came after the end");
    }
  }

  /** Breaks the line: the other side is told that the connection was reset. */
  void cut() throws IOException {
    connection.setOption(StandardSocketOptions.SO_LINGER, 0);
    connection.close();
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (channel != null) {
      channel.close();
    }
  }
}
