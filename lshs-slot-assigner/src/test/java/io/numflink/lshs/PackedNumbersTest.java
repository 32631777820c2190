package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class PackedNumbersTest {

  @Property
  void givesBackWhatItTook(@ForAll long[] numbers) {
    assertThat(unpacked(packed(numbers), numbers.length)).isEqualTo(numbers);
  }

  @Test
  void keepsTheExtremes() {
    long[] numbers = {Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 1, 63, 64, -64, -65};
    assertThat(unpacked(packed(numbers), numbers.length)).isEqualTo(numbers);
  }

  @Test
  void isShortWhereNumbersRepeat() {
    PackedNumbers packed = packed(LongStream.range(0, 1_000_000).map(i -> i % 7).toArray());
    assertThat(packed.byteCount()).isLessThan(20_000);
  }

  private static PackedNumbers packed(long[] numbers) {
    PackedNumbers.Writer writer = new PackedNumbers.Writer();
    for (long number : numbers) {
      writer.add(number);
    }
    return writer.pack();
  }

  private static long[] unpacked(PackedNumbers packed, int count) {
    PackedNumbers.Reader reader = packed.reader();
    return LongStream.range(0, count).map(i -> reader.next()).toArray();
  }
}
