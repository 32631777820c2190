package io.numflink.iteration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The TaskManager's end of a line, in the hands of a test. */
final class LineEnd implements AutoCloseable {
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final LineAddress address;
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
    SocketChannel opened = server.accept();
    if (!LineHandshake.admits(opened, address)) {
      opened.close();
      throw new IOException("the secret is wrong");
    }
    channel = new LineChannel(opened);
    return channel;
  }

  LineMessage.Steps steps() throws IOException {
    return (LineMessage.Steps) channel.receive();
  }

  void send(LineMessage message) throws IOException {
    channel.send(message);
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (channel != null) {
      channel.close();
    }
  }
}
