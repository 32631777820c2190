package io.numflink.array.kernel;

/**
 * A block that was kept on a node for later jobs is not there any more; it has to be computed
 * again.
 */
public final class KeptBlockLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeptBlockLostException(String array, int block, Throwable cause) {
    super("block %d of the kept array %s is lost".formatted(block, array), cause);
  }
}
