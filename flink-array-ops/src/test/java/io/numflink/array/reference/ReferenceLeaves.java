package io.numflink.array.reference;

import io.numflink.array.block.Block;
import io.numflink.array.expr.LeafSource;
import java.util.Arrays;

/** The elements of leaves. */
final class ReferenceLeaves {
  private ReferenceLeaves() {}

  static ReferenceArray of(LeafSource source) {
    if (source instanceof LeafSource.Constant constant) {
      return ReferenceArray.of(constant.block());
    }
    if (source instanceof LeafSource.Literal literal) {
      return ReferenceArray.of(literal.block());
    }
    if (source instanceof LeafSource.Stored stored) {
      int[] shape = Arrays.stream(stored.shape()).mapToInt(Math::toIntExact).toArray();
      Block whole = stored.reader().read(new long[shape.length], shape);
      return ReferenceArray.of(whole);
    }
    ReferenceArray result = ReferenceArray.of(source.dtype(), source.shape());
    for (int place = 0; place < result.size(); place++) {
      set(result, place, source);
    }
    return result;
  }

  private static void set(ReferenceArray result, int place, LeafSource source) {
    double roundoff = 4 * ReferenceArray.roundoff(result.dtype());
    if (source instanceof LeafSource.Fill fill) {
      result.set(place, fill.value(), 0);
    } else if (source instanceof LeafSource.Arange arange) {
      if (arange.dtype().isFloating()) {
        double start = arange.start().doubleValue();
        double step = arange.step().doubleValue();
        double scale = Math.abs(start) + place * Math.abs(step);
        result.set(place, start + place * step, (place + 1) * roundoff * scale);
      } else {
        result.set(place, arange.start().longValue() + place * arange.step().longValue(), 0);
      }
    } else if (source instanceof LeafSource.Linspace linspace) {
      double count = linspace.count() - (linspace.endpoint() ? 1 : 0);
      double t = count == 0 ? 0 : place / count;
      double value = linspace.start() + t * (linspace.stop() - linspace.start());
      double scale = Math.abs(linspace.start()) + Math.abs(linspace.stop());
      result.set(place, value, roundoff * scale);
    } else if (source instanceof LeafSource.Eye eye) {
      int[] index = result.index(place);
      result.set(place, index[1] - index[0] == eye.diagonal() ? 1L : 0L, 0);
    } else if (source instanceof LeafSource.Random random) {
      ReferenceRandom.set(result, place, random);
    } else {
      throw new IllegalArgumentException("unknown leaf " + source);
    }
  }
}
