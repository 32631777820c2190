package io.numflink.iteration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Superstep#prepare} on a thread of its own, while tiles arrive. */
final class Preparation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

  private final Superstep<?> superstep;
  private final Thread thread = new Thread(this::prepare, "numflink-prepare");
  private volatile boolean wanted = true;

  private Preparation(Superstep<?> superstep) {
    this.superstep = superstep;
  }

  static Preparation start(Superstep<?> superstep) {
    Preparation preparation = new Preparation(superstep);
    preparation.thread.setDaemon(true);
    preparation.thread.start();
    return preparation;
  }

  private void prepare() {
    try {
      superstep.prepare(() -> wanted);
    } catch (Exception | LinkageError e) {
      // What is wrong shows when a superstep needs it, with the tile where it does
      LOG.debug("Preparing {} failed", superstep, e);
    }
  }

  /**
   * Ends it, before the job's classes go. It is not interrupted: a library whose loading was cut
   * off would stay missing in this process.
   */
  @Override
  public void close() throws InterruptedException {
    wanted = false;
    thread.join();
  }
}
