package io.numflink.array.kernel;

/** OpenBLAS cannot be loaded on this machine; the message says what to do. */
public final class BlasUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BlasUnavailableException(Throwable cause) {
    super(
        "the OpenBLAS library cannot be loaded here (%s): put the jars org.bytedeco:openblas and"
                .formatted(cause)
            + " org.bytedeco:javacpp, with those of this platform's natives, into Flink's lib"
            + " folder on every machine and set"
            + " classloader.parent-first-patterns.additional: org.bytedeco.",
        cause);
  }
}
