package io.numflink.ml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.tile.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.Vectors;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/**
 * The design matrix of a golden fit of the training module as a table: columns named as R names
 * them, with {@code .label}, {@code .weight} and {@code .offset}, and all features as vector {@code
 * .features} and array {@code .array}.
 */
final class GoldenTable {
  static final String LABEL = ".label";
  static final String WEIGHT = ".weight";
  static final String OFFSET = ".offset";
  static final String FEATURES = ".features";
  static final String ARRAY = ".array";

  private static final Path FOLDER =
      Path.of("..", "iteration-glm", "src", "test", "resources", "io", "numflink", "glm");

  private final Map<String, String[]> cells = new TreeMap<>();
  private final JsonNode golden;
  private final DesignMatrix design;
  private final int rows;

  GoldenTable(JsonNode golden) {
    this.golden = golden;
    String data = golden.get("data").asText();
    Path file =
        data.equals("randhie")
            ? Path.of("..", "examples", "data", "randhie.csv")
            : FOLDER.resolve(Path.of("data", data + ".csv"));
    List<String> names;
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
    Formula formula = Formula.parse(golden.get("formula").asText(), names);
    design =
        new DesignMatrix(
            formula,
            formula.columns().stream()
                .map(name -> type(name, formula.factorColumns().contains(name)))
                .toList());
  }

  /** The fits of a file of goldens. */
  static List<JsonNode> goldens(String file) {
    try {
      return StreamSupport.stream(
              new ObjectMapper().readTree(FOLDER.resolve(file).toFile()).get("fits").spliterator(),
              false)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GoldenTable named(String name) {
    return new GoldenTable(
        goldens("goldens.json").stream()
            .filter(fit -> fit.get("name").asText().equals(name))
            .findFirst()
            .orElseThrow());
  }

  private double[] numbers(String name) {
    return Arrays.stream(cells.get(name)).mapToDouble(Double::parseDouble).toArray();
  }

  private ColumnType type(String name, boolean asFactor) {
    List<String> column = Arrays.asList(cells.get(name));
    if (column.stream().allMatch(cell -> cell.matches("-?[0-9.]+(e[-+]?\\d+)?"))) {
      return asFactor
          ? ColumnType.numberWithLevels(name, Arrays.stream(numbers(name)).boxed().toList())
          : ColumnType.number(name);
    }
    return column.stream().allMatch(cell -> cell.equals("TRUE") || cell.equals("FALSE"))
        ? ColumnType.logical(name)
        : ColumnType.factor(name, column);
  }

  JsonNode golden() {
    return golden;
  }

  String[] features() {
    return design.names().toArray(String[]::new);
  }

  boolean intercept() {
    return design.intercept();
  }

  /** The column that goes in as the weight, or null. */
  String weight() {
    return golden.get("weights").isNull() && !design.hasTrials() ? null : WEIGHT;
  }

  String offset() {
    return design.hasOffset() ? OFFSET : null;
  }

  /** The rows. */
  Table of(StreamTableEnvironment tables) {
    double[][] values =
        design.table().stream()
            .map(
                type ->
                    type.kind() == ColumnType.Kind.NUMBER
                        ? numbers(type.name())
                        : Arrays.stream(cells.get(type.name())).mapToDouble(type::code).toArray())
            .toArray(double[][]::new);
    int d = design.names().size();
    double[] x = new double[rows * d];
    double[] y = new double[rows];
    double[] offset = new double[rows];
    double[] w = new double[rows];
    Arrays.fill(w, 1);
    if (!golden.get("weights").isNull()) {
      w = numbers(golden.get("weights").asText());
    }
    design.fill(values, rows, x, y, w, offset);
    Columns columns = new Columns(rows, d, x);
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      int row = i;
      double[] features = IntStream.range(0, d).mapToDouble(j -> columns.get(row, j)).toArray();
      List<Object> fields = new ArrayList<>(List.of(y[i], w[i], offset[i]));
      Arrays.stream(features).forEach(fields::add);
      fields.add(Vectors.dense(features));
      fields.add(Arrays.stream(features).boxed().toArray(Double[]::new));
      all.add(Row.of(fields.toArray()));
    }
    List<String> names = new ArrayList<>(List.of(LABEL, WEIGHT, OFFSET));
    names.addAll(design.names());
    List<TypeInformation<?>> types =
        new ArrayList<>(Collections.nCopies(names.size(), Types.DOUBLE));
    TypeInformation<DenseVector> vector = VectorTypes.DENSE;
    names.addAll(List.of(FEATURES, ARRAY));
    types.addAll(List.of(vector, Types.OBJECT_ARRAY(Types.DOUBLE)));
    return StageCluster.table(
        tables,
        Types.ROW_NAMED(names.toArray(String[]::new), types.toArray(TypeInformation<?>[]::new)),
        all);
  }
}
