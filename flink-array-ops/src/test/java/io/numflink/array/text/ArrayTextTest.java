package io.numflink.array.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.block.Golden;
import io.numflink.array.blocking.Blocking;
import io.numflink.array.blocking.BlockingOptions;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.blocking.LocalEvaluator;
import io.numflink.array.expr.Creation;
import io.numflink.array.expr.Expr;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Arrays and scalars have the text that NumPy 1.24 gives them. */
class ArrayTextTest {

  /** A line that {@code src/test/python/text_goldens.py} has written. */
  record Case(String as, String array, PrintOptions options, String text) {

    Block block() {
      int colon = array.indexOf(':');
      if (!array.endsWith(":arange")) {
        return Golden.block(array);
      }
      int open = array.indexOf('[');
      int[] shape =
          Stream.of(array.substring(open + 1, colon - 1).split(","))
              .mapToInt(Integer::parseInt)
              .toArray();
      return arange(DType.valueOf(array.substring(0, open).toUpperCase(Locale.ROOT)), shape);
    }

    private static Block arange(DType dtype, int... shape) {
      int size = Block.elementCount(shape);
      Object data = Block.newArray(dtype, size);
      for (int i = 0; i < size; i++) {
        switch (dtype) {
          case INT32 -> ((int[]) data)[i] = i;
          case INT64 -> ((long[]) data)[i] = i;
          case FLOAT32 -> ((float[]) data)[i] = i;
          case FLOAT64 -> ((double[]) data)[i] = i;
          case BOOL -> throw new IllegalArgumentException("no arange of bools");
        }
      }
      return Block.wrap(dtype, data, shape);
    }

    @Override
    public String toString() {
      return as + " of " + (array.length() < 60 ? array : array.substring(0, 60) + "...");
    }
  }

  static List<Case> cases() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Case> cases = new ArrayList<>();
    try (InputStream in = ArrayTextTest.class.getResourceAsStream("texts.jsonl")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        JsonNode node = json.readTree(line);
        JsonNode o = node.get("options");
        PrintOptions options =
            new PrintOptions(
                o.get(0).asInt(),
                o.get(1).asLong(),
                o.get(2).asInt(),
                o.get(3).asInt(),
                o.get(4).asBoolean());
        cases.add(
            new Case(
                node.get("as").asText(),
                node.get("array").asText(),
                options,
                node.get("text").asText()));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void printsAsNumpyDoes(Case golden) {
    Block block = golden.block();
    long[] shape = LongStream.range(0, block.rank()).map(a -> block.extent((int) a)).toArray();
    Expr summary = Summary.of(Creation.array(block), golden.options());
    Block shown =
        LocalEvaluator.evaluate(
            Blocking.block(BlockingRequest.of(summary), new BlockingOptions(2, 400)))[0];
    String text =
        golden.as().equals("str")
            ? ArrayText.str(shape, shown, golden.options())
            : ArrayText.repr(shape, shown, golden.options());
    assertThat(text).isEqualTo(golden.text());
  }

  @Test
  void aSummaryNeedsTheCornersOnly() {
    Expr large = Creation.zeros(DType.FLOAT64, 1_000_000, 2, 1_000_000);
    assertThat(Summary.of(large, PrintOptions.DEFAULT).shape()).containsExactly(6, 2, 6);
  }
}
