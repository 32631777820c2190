package io.numflink.array.session;

/** A job's TaskManager was lost, and no other one has come in its place. */
public final class SlotsLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SlotsLostException(int needed, int registered) {
    super(
        "a TaskManager was lost: the job needs %d slots, and the cluster has %d left: start a TaskManager and run this again"
            .formatted(needed, registered));
  }
}
