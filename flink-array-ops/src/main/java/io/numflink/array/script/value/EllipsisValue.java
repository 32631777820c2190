package io.numflink.array.script.value;

/** The type of {@code ...}. */
public enum EllipsisValue {
  ELLIPSIS;

  @Override
  public String toString() {
    return "Ellipsis";
  }
}
