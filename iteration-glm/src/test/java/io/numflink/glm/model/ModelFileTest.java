package io.numflink.glm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.numflink.glm.Golden;
import io.numflink.glm.TestTable;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.inference.SoftmaxFit;
import io.numflink.glm.solver.SerialTrainer;
import io.numflink.glm.solver.SoftmaxFinished;
import io.numflink.glm.solver.SoftmaxTraining;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Tile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static GlmModel fitted(Golden golden) {
    GlmFit fit = SerialTrainer.fit(golden.training(TrainingOptions.DEFAULT), golden.tiles(100));
    return GlmModel.of(fit, golden.node().get("formula").asText(), golden.design().table());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian-factor",
        "poisson-offset",
        "poisson-aliased",
        "tweedie-log",
        "gamma-power",
        "negative-binomial-sqrt",
        "binomial-counts",
        "binomial-logical",
        "inverse-gaussian"
      })
  void loadedModelPredictsWhatTheSavedOneDid(String name) {
    Golden golden = Golden.named(name);
    GlmModel model = fitted(golden);
    GlmModel loaded = (GlmModel) ModelFile.read(ModelFile.write(model), "model.json");
    assertThat(loaded.response()).isEqualTo(model.response());
    assertThat(loaded.coefficients()).containsExactly(model.coefficients());
    DesignMatrix design = loaded.design();
    int n = golden.table().rows();
    double[][] cells = golden.table().values(design);
    assertThat(loaded.predict(design, cells, n, PredictionType.RESPONSE))
        .containsExactly(model.predict(model.design(), cells, n, PredictionType.RESPONSE));
  }

  /** With an intercept and a canonical link, fitted means and labels have the same sum. */
  @Test
  void predictionsAreTheFittedMeans() {
    Golden golden = Golden.named("poisson-offset");
    GlmModel model = fitted(golden);
    DesignMatrix design = model.design();
    Tile all = golden.tiles(1000).get(0);
    double[][] cells = golden.table().values(design);
    double[] means = model.predict(design, cells, all.rows(), PredictionType.RESPONSE);
    double[] eta = model.predict(design, cells, all.rows(), PredictionType.LINK);
    double labels = 0;
    double sum = 0;
    for (int i = 0; i < all.rows(); i++) {
      labels += all.labels()[i];
      sum += means[i];
      assertThat(means[i]).isCloseTo(Math.exp(eta[i]), within(1e-14 * means[i]));
    }
    assertThat(sum).isCloseTo(labels, within(1e-6 * labels));
  }

  @Test
  void filesOfAnotherVersionOrKindAreRefused() {
    String text = ModelFile.write(fitted(Golden.named("poisson-log")));
    assertThatThrownBy(
            () -> ModelFile.read(text.replace("\"version\" : 1", "\"version\" : 9"), "m.json"))
        .isInstanceOf(GlmException.class)
        .hasMessage("m.json is a model file of version 9; this NumFlink reads version 1");
    assertThatThrownBy(() -> ModelFile.read("{}", "m.json"))
        .hasMessage("m.json is no model file of NumFlink");
    assertThatThrownBy(() -> ModelFile.read("{\"format\": ", "m.json"))
        .hasMessageStartingWith("m.json is no model file: ");
    assertThatThrownBy(() -> ModelFile.read(text.replace("\"link\"", "\"lynx\""), "m.json"))
        .hasMessage("m.json: the model file lacks link");
    assertThatThrownBy(
            () ->
                ModelFile.read(text.replace("breaks ~ wool * tension", "breaks ~ wool"), "m.json"))
        .hasMessage("m.json has 6 coefficients, its formula 2");
    assertThatThrownBy(() -> ModelFile.read(text.replace("\"woolB\"", "\"woolC\""), "m.json"))
        .hasMessage("m.json: coefficient 2 is woolC, and by the formula woolB");
  }

  /** With intercepts, the mean probability of each class is its share of the rows. */
  @Test
  void softmaxModelIsSavedToo() {
    TestTable table = TestTable.named("made");
    String formula = "group ~ x + z";
    DesignMatrix design =
        DesignMatrix.ofClasses(
            Formula.parse(formula, table.names()), table.design(formula).table());
    for (double l2 : new double[] {0, 0.01}) {
      SoftmaxTraining training =
          new SoftmaxTraining(
              design.names(),
              List.of("a", "b", "c"),
              TrainingOptions.DEFAULT.withPenalty(0, l2, false));
      SoftmaxFit fit =
          ((SoftmaxFinished) SerialTrainer.run(training.start(), table.tiles(design, null, 77)))
              .fit();
      SoftmaxModel model = SoftmaxModel.of(fit, formula, design.table());
      SoftmaxModel loaded = (SoftmaxModel) ModelFile.read(ModelFile.write(model), "m.json");
      double[][] cells = table.values(design);
      double[] chances = loaded.probabilities(loaded.design(), cells, table.rows());
      assertThat(chances).containsExactly(model.probabilities(model.design(), cells, table.rows()));
      double[] sums = new double[3];
      for (int i = 0; i < chances.length; i++) {
        sums[i % 3] += chances[i];
        sums[(int) cells[0][i / 3]] -= i % 3 == 0 ? 1 : 0;
      }
      assertThat(sums).containsExactly(new double[3], within(1e-5));
    }
  }

  @Test
  void namesTheFileAndWhatIsWrongInIt() {
    String text = ModelFile.write(fitted(Golden.named("gaussian-factor")));
    assertThatThrownBy(
            () ->
                ModelFile.read(
                    text.replaceFirst("\"estimate\" : [^ \n]+", "\"estimate\" : \"1\""), "m.json"))
        .isInstanceOf(GlmException.class)
        .hasMessage("m.json: the estimate of (Intercept) is neither a number nor null: \"1\"");
    assertThatThrownBy(() -> ModelFile.read(text.replace("\"gaussian\"", "\"student\""), "m.json"))
        .isInstanceOf(GlmException.class)
        .hasMessageStartingWith("m.json: unknown family student");
  }

  @Test
  void columnTypesKeepTheirLevels() {
    GlmModel model = fitted(Golden.named("gaussian-factor"));
    GlmModel loaded = (GlmModel) ModelFile.read(ModelFile.write(model), "m.json");
    assertThat(loaded.columns()).isEqualTo(model.columns());
    assertThat(loaded.columns().get(1).levels()).isEqualTo(List.of("4", "6", "8"));
  }
}
