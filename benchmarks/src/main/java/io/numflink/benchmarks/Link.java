package io.numflink.benchmarks;

import io.numflink.launcher.cluster.ClusterHosts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The link of one TaskManager: a pair of interfaces, one in the TaskManager's network namespace and
 * one at the bridge, in the namespace of this process.
 *
 * @param namespace the TaskManager's
 * @param address the TaskManager's
 * @param atBridge the name of the interface at the bridge
 */
record Link(String namespace, String address, String atBridge) {

  /**
   * Bytes on a link, frames and headers included.
   *
   * @param in to the TaskManager
   * @param out from the TaskManager
   */
  record Traffic(long in, long out) {
    Traffic since(Traffic before) {
      return new Traffic(in - before.in, out - before.out);
    }
  }

  /** Links from {@code namespace,address,interface:…}. */
  static List<Link> parse(String links) {
    return Stream.of(links.split(":"))
        .map(link -> link.split(","))
        .map(parts -> new Link(parts[0], parts[1], parts[2]))
        .toList();
  }

  ClusterHosts.Host host() {
    return new ClusterHosts.Host(address, List.of("ip", "netns", "exec", namespace));
  }

  /** What the interface itself has counted since it was made. */
  Traffic traffic() throws IOException {
    // What the bridge's end sends is what the TaskManager receives.
    return new Traffic(counter("tx_bytes"), counter("rx_bytes"));
  }

  private long counter(String name) throws IOException {
    Path file = Path.of("/sys/class/net", atBridge, "statistics", name);
    return Long.parseLong(Files.readString(file).strip());
  }
}
