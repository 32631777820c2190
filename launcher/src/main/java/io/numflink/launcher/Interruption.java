package io.numflink.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that Ctrl-C or SIGTERM ends cancel its job first: its thread is interrupted, and
 * the process waits a little for it.
 */
final class Interruption {
  private static final long GRACE_SECONDS = 8;

  private final CountDownLatch over = new CountDownLatch(1);

  private Interruption() {}

  /** Interrupts the calling thread when the process is to end before {@link #over}. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption();
    Thread command = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> interruption.interrupt(command), "numflink-interruption"));
    return interruption;
  }

  private void interrupt(Thread command) {
    if (over.getCount() == 0) {
      return;
    }
    command.interrupt();
    try {
      over.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended. */
  void over() {
    over.countDown();
  }
}
