package io.numflink.array.script.value;

/**
 * The integers start, start + step … before stop.
 *
 * @param start the first integer
 * @param stop the bound, not included
 * @param step the distance, not 0
 */
public record RangeValue(long start, long stop, long step) {

  public RangeValue {
    if (step == 0) {
      throw ScriptException.valueError("range() arg 3 must not be zero");
    }
  }

  /** How many integers there are. */
  public long size() {
    long distance = step > 0 ? stop - start : start - stop;
    return distance <= 0 ? 0 : (distance - 1) / Math.abs(step) + 1;
  }

  public long get(long place) {
    return start + place * step;
  }
}
