package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is found eight bytes at a time is what is found byte by byte. */
class EightBytesTest {

  @Test
  void findsTheFirstOfSomeBytes() {
    Random random = new Random(1);
    byte[] alphabet = {',', ',' + 1, ',' - 1, (byte) (',' | 0x80), '\n', '\r', 0, -1};
    for (int trial = 0; trial < 20_000; trial++) {
      byte[] bytes = new byte[random.nextInt(40)];
      int kinds = 1 + random.nextInt(alphabet.length);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(6) == 0 ? alphabet[random.nextInt(kinds)] : (byte) 'x';
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length + 1 - from);
      byte wanted = alphabet[random.nextInt(alphabet.length)];
      int first = from;
      while (first < to && bytes[first] != wanted) {
        first++;
      }
      int lineEnd = from;
      while (lineEnd < to && bytes[lineEnd] != '\n' && bytes[lineEnd] != '\r') {
        lineEnd++;
      }
      assertThat(EightBytes.indexOf(wanted, bytes, from, to))
          .as("%d in %s", wanted, Arrays.toString(bytes))
          .isEqualTo(first);
      assertThat(EightBytes.indexOfLineEnd(bytes, from, to))
          .as("a line end in %s", Arrays.toString(bytes))
          .isEqualTo(lineEnd);
    }
  }

  @Test
  void tellsDigitsFromAllOtherBytes() {
    byte[] digits = "12345678".getBytes(StandardCharsets.US_ASCII);
    for (int place = 0; place < digits.length; place++) {
      for (int b = 0; b < 256; b++) {
        byte[] bytes = digits.clone();
        bytes[place] = (byte) b;
        assertThat(EightBytes.areDigits(EightBytes.at(bytes, 0)))
            .as("byte %d", b)
            .isEqualTo(b >= '0' && b <= '9');
      }
    }
  }

  @Test
  void readsDigits() {
    Random random = new Random(2);
    for (int trial = 0; trial < 10_000; trial++) {
      int number = random.nextInt(100_000_000);
      long text = EightBytes.at("%08d".formatted(number).getBytes(StandardCharsets.US_ASCII), 0);
      assertThat(EightBytes.number(text)).isEqualTo(number);
      int count = random.nextInt(EightBytes.COUNT);
      int power = (int) Math.pow(10, count);
      assertThat(EightBytes.number(EightBytes.last(count, text))).isEqualTo(number % power);
    }
  }
}
