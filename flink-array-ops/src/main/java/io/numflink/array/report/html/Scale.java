package io.numflink.array.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of a {@link Plot}: which values it shows, and where.
 *
 * @param least the value at its beginning
 * @param greatest the value at its end; more than the least
 * @param kind what takes equal space
 */
public record Scale(double least, double greatest, Kind kind) {

  /** What takes equal space. */
  public enum Kind {
    /** Equal differences. */
    LINEAR,
    /** Equal differences, and only whole numbers are marked: those of supersteps. */
    WHOLE,
    /** Equal factors; all values are above 0. */
    LOGARITHMIC
  }

  private static final int TICKS = 6;
  private static final int MOST_DECADES = 8;

  /** Values closer than this, relative to their size, are one: ticks could not tell them apart. */
  private static final double RESOLUTION = 1e-9;

  public Scale {
    boolean isRange = greatest - least > 0 && greatest - least < Double.POSITIVE_INFINITY;
    if (!isRange || kind == Kind.LOGARITHMIC && least <= 0) {
      throw new IllegalArgumentException("no axis goes from %s to %s".formatted(least, greatest));
    }
  }

  /** A linear axis over finite values, with a little room at both ends. */
  public static Scale over(double... values) {
    return over(Kind.LINEAR, values);
  }

  /** An axis over finite whole numbers, with a little room at both ends. */
  public static Scale overWhole(double... values) {
    return over(Kind.WHOLE, values);
  }

  private static Scale over(Kind kind, double... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    if (least > greatest) {
      return new Scale(0, 1, kind);
    }
    double size = Math.max(Math.abs(least), Math.abs(greatest));
    if (size == 0) {
      return new Scale(-1, 1, kind);
    }
    double room = greatest - least > RESOLUTION * size ? 0.04 * (greatest - least) : 0.5 * size;
    return new Scale(least - room, greatest + room, kind);
  }

  /** A logarithmic axis of whole decades over the values that are above 0. */
  public static Scale logarithmic(double... values) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (double value : values) {
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    if (greatest == 0) {
      return new Scale(0.1, 1, Kind.LOGARITHMIC);
    }
    double first = Math.floor(Math.log10(least));
    double last = Math.max(first + 1, Math.ceil(Math.log10(greatest)));
    return new Scale(Math.pow(10, first), Math.pow(10, last), Kind.LOGARITHMIC);
  }

  /** Where a value is, 0 at the least and 1 at the greatest. */
  public double place(double value) {
    return kind == Kind.LOGARITHMIC
        ? Math.log(value / least) / Math.log(greatest / least)
        : (value - least) / (greatest - least);
  }

  /** Round values at even distances. */
  public List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (kind == Kind.LOGARITHMIC) {
      int first = (int) Math.round(Math.log10(least));
      int last = (int) Math.round(Math.log10(greatest));
      int step = (last - first + MOST_DECADES - 1) / MOST_DECADES;
      for (int decade = first; decade <= last; decade += Math.max(1, step)) {
        ticks.add(Math.pow(10, decade));
      }
      return ticks;
    }
    double step = step();
    for (long at = (long) Math.ceil(least / step); at * step <= greatest; at++) {
      ticks.add(at * step);
    }
    return ticks;
  }

  /** 1, 2 or 5 times a power of ten, so that there are about {@value #TICKS}. */
  private double step() {
    double even = (greatest - least) / TICKS;
    double wanted = kind == Kind.WHOLE ? Math.max(1, even) : even;
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= wanted) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** A tick's value, with as many digits as tell it from its neighbours. */
  public String text(double tick) {
    if (kind == Kind.LOGARITHMIC) {
      int decade = (int) Math.round(Math.log10(tick));
      return decade >= -2 && decade <= 3
          ? String.format(Locale.ROOT, "%." + Math.max(0, -decade) + "f", tick)
          : "1e" + decade;
    }
    double step = step();
    double largest = Math.max(Math.abs(least), Math.abs(greatest));
    if (largest >= 1e6 || largest < 1e-3) {
      int digits =
          (int) Math.max(0, Math.floor(Math.log10(largest)) - Math.floor(Math.log10(step)));
      return tick == 0 ? "0" : String.format(Locale.ROOT, "%." + digits + "e", tick);
    }
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", tick);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
