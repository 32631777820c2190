package io.numflink.job.glm.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.report.FlinkTraffic;
import io.numflink.glm.family.Binomial;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.Gaussian;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Columns;
import io.numflink.glm.tile.Tile;
import io.numflink.iteration.IterationResult;
import io.numflink.iteration.NodeRecord;
import io.numflink.iteration.SuperstepRecord;
import io.numflink.lshs.ClusterModel;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page of a training, parsed as XML, beside the fit that it shows. */
class TrainingPageTest {
  private static final int ROWS = 600;

  /** Rows of standard normal columns; the second is twice the first. */
  private static Tile tile(int columns, int classes) {
    Random random = new Random(columns);
    double[] x = new double[ROWS * columns];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < columns; j++) {
        x[i * columns + j] = j == 1 ? 2 * x[i * columns] : random.nextGaussian();
      }
      y[i] = Math.floorMod((int) Math.round(x[i * columns] + random.nextGaussian()), classes);
    }
    return new Tile(0, 0, Columns.ofRows(ROWS, columns, x), y, null, null);
  }

  private static List<String> names(int columns) {
    return IntStream.range(0, columns).mapToObj(j -> "x<" + j + ">").toList();
  }

  private static Stage trained(Family family, int columns, TrainingOptions options) {
    return SerialTrainer.run(
        new Training(Response.of(family), names(columns), options).start(),
        List.of(tile(columns, 2)));
  }

  private static Document page(Stage last) throws Exception {
    List<SuperstepRecord> supersteps = new ArrayList<>();
    for (TracePoint point : last.trace()) {
      int at = supersteps.size();
      supersteps.add(
          new SuperstepRecord(
              at,
              "irls",
              2,
              2,
              0.01,
              0.005,
              0.001,
              49,
              200,
              1000,
              1000,
              1,
              0,
              Map.of(
                  "iteration", (double) point.iteration(),
                  "objective", point.objective(),
                  "gradientNorm", point.gradientNorm())));
    }
    IterationResult<Stage> run =
        new IterationResult<>(
            new JobID(),
            last,
            supersteps,
            1,
            ROWS,
            0,
            List.of(new NodeRecord(0, "tm-1", 1, 1, 1, 1, 1, 1, 1, 1)),
            4,
            0.1,
            1);
    GlmRunReport report =
        GlmRunReport.of(
            run,
            ClusterModel.uniform(2, 1, 0),
            0,
            3,
            new FlinkTraffic(),
            new GlmRunReport.Timings(1, 1, 1, 1, 1, 1, 0, 1));
    String text = new TrainingPage(last, supersteps, report, "y ~ x & z", "t.csv").text();
    assertThat(text).doesNotContain("<script", "http-equiv=\"refresh\"", "src=", "NaN", "Infinity");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static List<Element> elements(Document page, String tag, String kind) {
    NodeList found = page.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> (Element) found.item(i))
        .filter(each -> kind == null || each.getAttribute("class").equals(kind))
        .toList();
  }

  private static List<String> headings(Document page) {
    return elements(page, "h2", null).stream().map(Element::getTextContent).toList();
  }

  /** A picture by what it is called for who does not see it. */
  private static Element picture(Document page, String label) {
    return elements(page, "svg", "plot").stream()
        .filter(each -> each.getAttribute("aria-label").equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static int count(Element in, String tag) {
    return in.getElementsByTagName(tag).getLength();
  }

  @Test
  void showsAllOfABinomialFit() throws Exception {
    Stage last = trained(new Binomial(), 3, TrainingOptions.DEFAULT.withResiduals());
    Document page = page(last);
    assertThat(headings(page))
        .containsExactly(
            "Convergence",
            "Coefficients",
            "Classification",
            "Deviance residuals",
            "Supersteps",
            "TaskManagers");
    assertThat(count(picture(page, "Objective"), "circle")).isEqualTo(last.trace().size());
    assertThat(count(picture(page, "Calibration"), "circle")).isEqualTo(20);
    assertThat(page.getDocumentElement().getTextContent())
        .contains("AUC 0.", "Not defined because of singularities (1): x<1>");
    Element intervals = picture(page, "Coefficients and their intervals");
    // Neither the intercept nor the aliased one
    assertThat(count(intervals, "circle")).isEqualTo(2);
    assertThat(elements(page, "line", "whisker")).hasSize(2);
    assertThat(elements(page, "tbody", null).get(0).getElementsByTagName("tr").getLength())
        .isEqualTo(4);
  }

  @Test
  void leavesOutWhatWasNotAskedFor() throws Exception {
    assertThat(headings(page(trained(new Binomial(), 3, TrainingOptions.DEFAULT))))
        .containsExactly("Convergence", "Coefficients", "Supersteps", "TaskManagers");
  }

  @Test
  void showsPenalisedFitsWithoutIntervals() throws Exception {
    Document page =
        page(
            trained(
                new Gaussian(),
                3,
                TrainingOptions.DEFAULT.withPenalty(0, 0.1, false).withResiduals()));
    assertThat(elements(page, "line", "whisker")).isEmpty();
    assertThat(page.getDocumentElement().getTextContent())
        .contains("Penalised fits have no standard errors");
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "60, 59", "61, 60", "300, 60"})
  void drawsTheCoefficientsThatMatter(int columns, int drawn) throws Exception {
    Document page = page(trained(new Gaussian(), columns, TrainingOptions.DEFAULT));
    assertThat(count(picture(page, "Coefficients and their intervals"), "circle")).isEqualTo(drawn);
    assertThat(elements(page, "tbody", null).get(0).getElementsByTagName("tr").getLength())
        .isEqualTo(columns + 1);
  }

  @Test
  void showsClasses() throws Exception {
    Stage last =
        SerialTrainer.run(
            new SoftmaxTraining(names(3), List.of("u", "v", "w"), TrainingOptions.DEFAULT).start(),
            List.of(tile(3, 3)));
    Document page = page(last);
    assertThat(headings(page))
        .containsExactly("Convergence", "Coefficients", "Supersteps", "TaskManagers");
    assertThat(count(picture(page, "Coefficients and their intervals"), "circle")).isEqualTo(4);
  }
}
