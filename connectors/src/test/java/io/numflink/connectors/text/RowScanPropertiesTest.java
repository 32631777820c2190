package io.numflink.connectors.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.connectors.TestArrays;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However a file is cut into ranges, and a table into blocks, its rows are the same. */
class RowScanPropertiesTest {
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
  private static final String[] BETWEEN = {"", "# a comment, of 3 fields,", "#\""};

  @Property(tries = 300)
  void rowsAreFoundWhateverTheRanges(
      @ForAll @IntRange(min = 1, max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 4) int columns,
      @ForAll @IntRange(min = 1, max = 90) int rangeBytes,
      @ForAll boolean quoted,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder("head,er\n");
    List<Double> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      while (random.nextInt(4) == 0) {
        text.append(BETWEEN[random.nextInt(3)]).append(LINE_ENDS[random.nextInt(3)]);
      }
      for (int column = 0; column < columns; column++) {
        double value = random.nextInt(2000) / 8.0;
        values.add(value);
        String field = Double.toString(value);
        if (quoted && random.nextInt(3) == 0) {
          field = "\"" + LINE_ENDS[random.nextInt(3)] + field + " \"";
        }
        text.append(column == 0 ? "" : ",").append(field);
      }
      boolean last = row == rows - 1 && random.nextBoolean();
      text.append(last ? "" : LINE_ENDS[random.nextInt(3)]);
    }
    Path file = Files.createTempFile("rows", ".csv");
    try {
      Files.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
      TextFormat format =
          TextFormat.loadtxt()
              .withDelimiter(",")
              .withSkip(1)
              .withQuote(quoted ? '"' : null)
              .withMinimumRank(2);
      TextSource source = TextSource.of(file.toString(), format);
      RowScan.Result scan = RowScan.of(source, rangeBytes);
      assertThat(scan.index().rows()).isEqualTo(rows);
      assertThat(scan.fields()).isEqualTo(columns);

      Block expected =
          Block.of(values.stream().mapToDouble(Double::doubleValue).toArray(), rows, columns);
      long[] offset = {random.nextInt(rows), random.nextInt(columns)};
      int[] shape = {
        1 + random.nextInt(rows - (int) offset[0]), 1 + random.nextInt(columns - (int) offset[1])
      };
      Block part = new DelimitedReader(source, scan, true, true).read(offset, shape);
      assertThat(TestArrays.text(part))
          .isEqualTo(TestArrays.text(TestArrays.cut(expected, offset, shape)));
    } finally {
      Files.delete(file);
    }
  }
}
