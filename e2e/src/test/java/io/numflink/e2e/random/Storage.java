package io.numflink.e2e.random;

/** The elements that an array shares with its views. */
final class Storage {
  private Range range;

  Storage(Range range) {
    this.range = range;
  }

  Range range() {
    return range;
  }

  /** Some elements get values of that range. */
  void receive(Range written) {
    range = range.join(written);
  }
}
