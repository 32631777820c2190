package io.numflink.glm;

import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small data set in memory, by columns, and tiles of it. */
public final class TestTable {
  private final Map<String, String[]> cells = new TreeMap<>();
  private final List<String> names;
  private final int rows;

  private TestTable(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      names = List.of(lines.get(0).replace("\"", "").split(","));
      rows = lines.size() - 1;
      for (int j = 0; j < names.size(); j++) {
        String[] column = new String[rows];
        for (int i = 0; i < rows; i++) {
          column[i] = lines.get(i + 1).split(",")[j];
        }
        cells.put(names.get(j), column);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the committed data sets. */
  public static TestTable named(String name) {
    return new TestTable(
        name.equals("randhie")
            ? Path.of("../examples/data/randhie.csv")
            : Path.of("src/test/resources/io/numflink/glm/data", name + ".csv"));
  }

  public int rows() {
    return rows;
  }

  public List<String> names() {
    return names;
  }

  /** The numbers of a column. */
  public double[] numbers(String name) {
    return Arrays.stream(cells.get(name)).mapToDouble(Double::parseDouble).toArray();
  }

  private boolean isNumber(String name) {
    return Arrays.stream(cells.get(name)).allMatch(cell -> cell.matches("-?[0-9.]+(e[-+]?\\d+)?"));
  }

  private ColumnType type(String name, boolean asFactor) {
    String[] column = cells.get(name);
    if (isNumber(name)) {
      return asFactor
          ? ColumnType.numberWithLevels(name, Arrays.stream(numbers(name)).boxed().toList())
          : ColumnType.number(name);
    }
    return Arrays.stream(column).allMatch(cell -> cell.equals("TRUE") || cell.equals("FALSE"))
        ? ColumnType.logical(name)
        : ColumnType.factor(name, Arrays.asList(column));
  }

  /** The design of a formula on this table. */
  public DesignMatrix design(String formula) {
    Formula parsed = Formula.parse(formula, names);
    List<ColumnType> types =
        parsed.columns().stream()
            .map(name -> type(name, parsed.factorColumns().contains(name)))
            .toList();
    return new DesignMatrix(parsed, types);
  }

  /** The values of a design's columns. */
  public double[][] values(DesignMatrix design) {
    return design.table().stream()
        .map(
            type ->
                type.kind() == ColumnType.Kind.NUMBER
                    ? numbers(type.name())
                    : Arrays.stream(cells.get(type.name())).mapToDouble(type::code).toArray())
        .toArray(double[][]::new);
  }

  /**
   * Tiles of up to {@code tileRows} rows.
   *
   * @param weights a column's name, or null
   */
  public List<Tile> tiles(DesignMatrix design, String weights, int tileRows) {
    double[][] values = values(design);
    int d = design.names().size();
    List<Tile> tiles = new ArrayList<>();
    for (int from = 0; from < rows; from += tileRows) {
      int n = Math.min(tileRows, rows - from);
      int start = from;
      double[][] part =
          Arrays.stream(values)
              .map(column -> Arrays.copyOfRange(column, start, start + n))
              .toArray(double[][]::new);
      double[] x = new double[n * d];
      double[] y = new double[n];
      double[] offset = design.hasOffset() ? new double[n] : null;
      double[] w = null;
      if (weights != null || design.hasTrials()) {
        w = weights == null ? new double[n] : Arrays.copyOfRange(numbers(weights), from, from + n);
        if (weights == null) {
          Arrays.fill(w, 1);
        }
      }
      design.fill(part, n, x, y, w, offset);
      tiles.add(new Tile(tiles.size(), from, new Columns(n, d, x), y, w, offset));
    }
    return tiles;
  }
}
