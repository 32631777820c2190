package io.numflink.job.glm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.numflink.connectors.files.StoragePath;
import io.numflink.connectors.text.TableException;
import io.numflink.connectors.text.TableFile;
import io.numflink.connectors.text.TableRows;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.PredictionType;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applies a model to the rows of a table, in this process, and writes one line for each: the
 * prediction, or NA where a value is missing.
 */
public final class GlmPredictJob {
  private static final int DONE = 0;
  private static final int FAULT = 1;
  private static final int BATCH = 4096;

  private final String model;
  private final String data;
  private final String out;
  private final String type;

  /**
   * @param model path of the model file
   * @param data path of the table
   * @param out path of the file to be written
   * @param type {@code response} or {@code link}
   */
  public GlmPredictJob(String model, String data, String out, String type) {
    this.model = model;
    this.data = data;
    this.out = out;
    this.type = type;
  }

  /** Writes the predictions and gives the exit status; what is wrong is told on {@code err}. */
  public int run(PrintStream err) {
    try {
      PredictionType wanted = PredictionType.parse(type);
      for (String input : List.of(model, data)) {
        if (OutputFile.isSame(input, out)) {
          throw new GlmException("--out %s would overwrite what is read".formatted(out));
        }
      }
      Model loaded = load();
      Application application = Application.of(loaded, wanted);
      TableFile table = TableFile.of(data);
      Set<String> needed =
          new HashSet<>(
              Formula.parse(
                      loaded.formula(), loaded.columns().stream().map(ColumnType::name).toList())
                  .predictors());
      for (String name : needed) {
        if (!table.columns().contains(name)) {
          throw new GlmException(
              "%s has no column %s, which the model needs; its columns are %s"
                  .formatted(data, name, String.join(", ", table.columns())));
        }
      }
      predict(loaded, application, table, needed);
      return DONE;
    } catch (GlmException | TableException | IOException e) {
      err.println("numflink: " + e.getMessage());
      return FAULT;
    }
  }

  private Model load() throws IOException {
    StoragePath path = StoragePath.of(model);
    if (!path.exists()) {
      throw new GlmException("there is no model file '%s'".formatted(model));
    }
    try (InputStream in = path.open()) {
      return ModelText.read(new String(in.readAllBytes(), UTF_8), model);
    }
  }

  private void predict(Model loaded, Application application, TableFile table, Set<String> needed)
      throws IOException {
    List<ColumnType> types = loaded.columns();
    TableColumns columns = new TableColumns(types, table.columns());
    double[][] cells = new double[types.size()][BATCH];
    try (TableRows rows = table.rows();
        OutputFile file = OutputFile.begin(out)) {
      Writer writer = file.writer();
      writer.write(application.header() + "\n");
      boolean more = true;
      while (more) {
        int n = 0;
        while (n < BATCH && (more = rows.next())) {
          for (int column = 0; column < types.size(); column++) {
            boolean read = needed.contains(types.get(column).name());
            cells[column][n] = read ? columns.cell(rows, column) : 0;
          }
          n++;
        }
        write(predictions(application, cells, n), application.width(), n, writer);
      }
      file.commit();
    }
  }

  private double[] predictions(Application application, double[][] cells, int n) {
    try {
      return application.predict(cells, n);
    } catch (GlmException e) {
      throw new GlmException("%s: %s".formatted(data, e.getMessage()));
    }
  }

  private static void write(double[] predictions, int width, int n, Writer writer)
      throws IOException {
    for (int i = 0; i < n * width; i++) {
      double prediction = predictions[i];
      writer.write(Double.isNaN(prediction) ? "NA" : Double.toString(prediction));
      writer.write((i + 1) % width == 0 ? '\n' : ',');
    }
  }
}
