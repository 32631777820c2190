package io.numflink.job;

import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.session.LiveTopology;
import io.numflink.lshs.ClusterModel;
import java.time.Duration;
import java.util.OptionalLong;

/** The nodes and slots of a running cluster, as it reports them whenever it is asked. */
final class OfferedTopology implements LiveTopology {

  /** Slots of a job that has just ended are reported as free a moment later. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration POLL = Duration.ofMillis(100);

  /** As often the same in a row, and the report is taken for what stays. */
  private static final int SETTLED = 5;

  private final String address;
  private final FlinkRest rest;
  private final ClusterRequest asked;
  private final OptionalLong memoryBytes;

  /**
   * @param address host:port of the cluster's REST interface
   * @param memoryBytes what blocks may take on each node; empty for what its heap has room for
   */
  OfferedTopology(String address, ClusterRequest asked, OptionalLong memoryBytes) {
    this.address = address;
    this.rest = new FlinkRest(address);
    this.asked = asked;
    this.memoryBytes = memoryBytes;
  }

  @Override
  public ClusterModel model() throws InterruptedException {
    return settled().model(asked, memoryBytes);
  }

  /**
   * The offer when all slots are free, or else when it has stopped changing and holds what is asked
   * for, or never will.
   */
  private ClusterOffer settled() throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ClusterOffer offer = ClusterOffer.read(address, rest);
    int same = 1;
    while (offer.freeSlots() < offer.registeredSlots()
        && offer.canGive(asked)
        && System.nanoTime() < deadline) {
      boolean enough = offer.hasFree(asked);
      if (enough && same >= SETTLED) {
        break;
      }
      Thread.sleep(POLL.toMillis());
      ClusterOffer next = ClusterOffer.read(address, rest);
      same = next.freeSlotsEach().equals(offer.freeSlotsEach()) ? same + 1 : 1;
      offer = next;
    }
    return offer;
  }

  @Override
  public int freeSlots() {
    return ClusterOffer.read(address, rest).freeSlots();
  }

  @Override
  public int registeredSlots() {
    return ClusterOffer.read(address, rest).registeredSlots();
  }
}
