package io.numflink.connectors.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in delimited text. */
class TableFileTest {
  @TempDir private Path folder;

  private TableFile table(String text) throws IOException {
    return TableFile.of(Files.writeString(folder.resolve("t.csv"), text).toString());
  }

  private static List<List<String>> rows(TableRows rows, int columns) throws IOException {
    List<List<String>> all = new ArrayList<>();
    try (rows) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
          row.add(rows.text(i));
        }
        all.add(row);
      }
    }
    return all;
  }

  @Test
  void findsTheDelimiterAndTheNames() throws Exception {
    assertThat(table("a,b;c,d\n").columns()).containsExactly("a", "b;c", "d");
    assertThat(table("a\tb, c\td\n").columns()).containsExactly("a", "b, c", "d");
    assertThat(table("x\n1\n").columns()).containsExactly("x");
    assertThat(table("\"\",\"a b\",c\r\n\"1\",2,3\r\n").columns()).containsExactly("X", "a b", "c");
  }

  @Test
  void aByteOrderMarkIsNoPartOfAName() throws Exception {
    assertThat(table("\uFEFFa,b\n1,2\n").columns()).containsExactly("a", "b");
    TableFile quoted = table("\uFEFF\"a\",b\n1,2\n");
    assertThat(quoted.columns()).containsExactly("a", "b");
    assertThat(rows(quoted.rows(), 2)).containsExactly(List.of("1", "2"));
  }

  @Test
  void readsQuotedFieldsBlankLinesAndALastLineWithoutEnd() throws Exception {
    TableFile table = table("a,b\n\"x, \"\"y\"\"\nz\",1\n\n 2 ,\t3");
    assertThat(table.isSplittable()).isFalse();
    assertThat(rows(table.rows(), 2))
        .containsExactly(List.of("x, \"y\"\nz", "1"), List.of("2", "3"));
  }

  @Test
  void knowsWhatIsMissing() throws Exception {
    TableFile table = table("a,b,c,d,e,f,g\n,NA, nan,-Inf,1e3,Norway,n/a\n");
    try (TableRows rows = table.rows()) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.number(0)).isNaN();
      assertThat(rows.number(1)).isNaN();
      assertThat(rows.number(2)).isNaN();
      assertThat(rows.number(3)).isEqualTo(Double.NEGATIVE_INFINITY);
      assertThat(rows.number(4)).isEqualTo(1000);
      assertThat(rows.isMissing(1)).isTrue();
      assertThat(rows.isMissing(5)).isFalse();
      assertThat(rows.isNumber(6)).isFalse();
      assertThatThrownBy(() -> rows.number(5))
          .isInstanceOf(TableException.class)
          .hasMessageEndingWith("t.csv, line 2: column f: 'Norway' is no number");
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void readsNumbersHoweverTheyAreWritten() throws Exception {
    String long25 = "1.234567890123456789012345";
    String text = "a,b,c,d,e,f,g,h,i\n\"1.5\", 2 ,\t-3,+4,5e-3,%s,  , NA ,\" NA\"\n";
    try (TableRows rows = table(text.formatted(long25)).rows()) {
      assertThat(rows.next()).isTrue();
      double[] read = new double[9];
      for (int i = 0; i < read.length; i++) {
        assertThat(rows.isNumber(i)).isTrue();
        read[i] = rows.number(i);
      }
      assertThat(read)
          .containsExactly(
              1.5, 2, -3, 4, 0.005, Double.parseDouble(long25), Double.NaN, Double.NaN, Double.NaN);
    }
    for (String wrong : List.of("1.5.2", "0x10", "1 2", "--1", "1e", "2d", "nano")) {
      try (TableRows rows = table("a,b\n1," + wrong + "\n").rows()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.isNumber(1)).isFalse();
        assertThatThrownBy(() -> rows.number(1))
            .hasMessageEndingWith("t.csv, line 2: column b: '%s' is no number", wrong);
      }
    }
  }

  @Test
  void partsHaveEveryRowOnce() throws Exception {
    Random random = new Random(1);
    for (int trial = 0; trial < 40; trial++) {
      String end = random.nextBoolean() ? "\n" : "\r\n";
      StringBuilder text = new StringBuilder("id,pad").append(end);
      int count = random.nextInt(60);
      for (int i = 0; i < count; i++) {
        text.append(i).append(',').append("p".repeat(random.nextInt(30)));
        text.append(i + 1 < count || random.nextBoolean() ? end : "");
      }
      TableFile table = table(text.toString());
      int parts = 1 + random.nextInt(9);
      List<List<String>> read = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        read.addAll(rows(table.rows(part, parts), 2));
      }
      assertThat(read).isEqualTo(rows(table.rows(), 2)).hasSize(count);
    }
  }

  @Test
  void readsCompressedFiles() throws Exception {
    Path file = folder.resolve("t.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a,b\n1,2\n3,4\n".getBytes(UTF_8));
    }
    TableFile table = TableFile.of(file.toString());
    assertThat(table.isSplittable()).isFalse();
    assertThat(rows(table.rows(), 2)).containsExactly(List.of("1", "2"), List.of("3", "4"));
  }

  @Test
  void namesFileAndLineOfWhatIsWrong() throws Exception {
    TableFile ragged = table("a,b\n1,2\n\n3,4,5\n");
    assertThatThrownBy(() -> rows(ragged.rows(), 2))
        .isInstanceOf(TableException.class)
        .hasMessageEndingWith("t.csv, line 4: 3 fields where the header has 2");
    assertThatThrownBy(() -> rows(ragged.rows(1, 2), 2)).hasMessageContaining("line 4");
    TableFile open = table("a,b\nx,1\n\"y,2\nz,3\n");
    assertThatThrownBy(() -> rows(open.rows(), 2))
        .hasMessageEndingWith(
            "t.csv, line 3: a field that begins with a quote has none at its end");
    assertThatThrownBy(() -> table("a,\"b\n1,2\n")).hasMessageContaining("line 1: a field that");
    assertThatThrownBy(() -> table("a,a\n")).hasMessageEndingWith("two columns are named 'a'");
    assertThatThrownBy(() -> table("")).hasMessageContaining("is empty");
    assertThatThrownBy(() -> TableFile.of("nowhere.csv"))
        .isInstanceOf(TableException.class)
        .hasMessage("there is no file 'nowhere.csv'");
  }
}
