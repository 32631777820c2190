package io.numflink.array.expr;

/**
 * Where in a script something was written.
 *
 * @param file the script
 * @param line its line, counted from 1
 * @param text the source line
 */
public record SourcePosition(String file, int line, String text) {

  private static final ThreadLocal<SourcePosition> CURRENT = new ThreadLocal<>();

  public SourcePosition {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1, got " + line);
    }
  }

  /** The position that nodes and errors made by this thread belong to; null outside of a script. */
  public static SourcePosition current() {
    return CURRENT.get();
  }

  /** Makes this the current position of the thread, within the scope that is open. */
  public void moveHere() {
    CURRENT.set(this);
  }

  /** Makes this the current position of the thread until the scope is closed. */
  public Scope enter() {
    SourcePosition outer = CURRENT.get();
    CURRENT.set(this);
    return () -> {
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    };
  }

  /** The time during which a position is the current one. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
