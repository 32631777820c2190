package io.numflink.array.cluster;

/** The cluster is at fault: it cannot be started or reached, or it is not what was asked for. */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
