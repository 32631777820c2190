package io.numflink.ml;

import io.numflink.array.cluster.EnvironmentCluster;
import io.numflink.array.cluster.FlinkCluster;
import io.numflink.glm.family.Response;
import io.numflink.glm.inference.GlmFit;
import io.numflink.glm.solver.Finished;
import io.numflink.glm.solver.SolverKind;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.train.GlmTrainer;
import io.numflink.iteration.IterationListener;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.TiledStream;
import io.numflink.ml.param.GlmParams;
import java.util.Arrays;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.data.RowData;

/**
 * Trains on a table: one Flink job in which the table's rows become tiles on the slots that have
 * them, and the bulk iteration runs over these.
 */
final class TableTraining {
  private TableTraining() {}

  static GlmFit fit(GlmParams<?> params, Response response, Table table) {
    TrainingOptions options = options(params);
    TrainingColumns columns = TrainingColumns.of(params, table);
    DataStream<RowData> rows = BoundedRows.of(columns.of(table));
    FeatureColumns features = columns.features();
    RowTiling tiling =
        new RowTiling(
            Arrays.asList(columns.label(), columns.weight(), columns.offset()),
            RowFeatures.of(features, features.count(table)),
            response.family());
    String subject = "%s ~ %d features".formatted(columns.label(), tiling.features().count());
    Stage start = new Training(response, tiling.features().names(), options).start();
    try (FlinkCluster cluster = EnvironmentCluster.of(rows.getExecutionEnvironment())) {
      Stage end =
          new GlmTrainer(cluster, new Configuration(), new IterationListener() {})
              .train(
                  subject,
                  subject,
                  start,
                  new TiledStream<>(rows, tiling),
                  tiling.layout(),
                  IterationOptions.ofSlots(rows.getExecutionEnvironment().getParallelism()))
              .variable();
      return ((Finished) end).fit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the training was interrupted", e);
    }
  }

  private static TrainingOptions options(GlmParams<?> params) {
    double l1 = params.getReg() * params.getElasticNet();
    double l2 = params.getReg() * (1 - params.getElasticNet());
    return TrainingOptions.DEFAULT
        .withSolver(SolverKind.parse(params.getSolver()))
        .withPenalty(l1, l2, params.getStandardization())
        .withIntercept(params.getFitIntercept())
        .withStopping(params.getTol(), params.getMaxIter());
  }
}
