package io.numflink.array.script.value;

/** The type of {@code None}; the value itself is never Java's null. */
public enum None {
  NONE;

  @Override
  public String toString() {
    return "None";
  }
}
