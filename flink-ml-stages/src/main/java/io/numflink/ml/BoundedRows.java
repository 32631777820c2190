package io.numflink.ml;

import io.numflink.glm.family.GlmException;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.TableException;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.api.internal.TableImpl;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.DataType;

/** Tables as streams of rows in Flink's internal form. */
final class BoundedRows {
  /** How Flink's planner says that a table also deletes or changes rows. */
  private static final String CHANGES = "doesn't support consuming";

  private BoundedRows() {}

  /** The environment that a table is of. */
  static StreamTableEnvironment environment(Table table) {
    if (table instanceof TableImpl known
        && known.getTableEnvironment() instanceof StreamTableEnvironment environment) {
      return environment;
    }
    throw new GlmException(
        "the table is not of a StreamTableEnvironment: stages work on tables of those only");
  }

  /** The rows of a table, for a job of their own. */
  static DataStream<RowData> of(Table table) {
    StreamTableEnvironment tables = environment(table);
    if (tables.getConfig().get(ExecutionOptions.RUNTIME_MODE) == RuntimeExecutionMode.BATCH) {
      throw new GlmException(
          "the table environment is in batch mode, and training is an iteration over a stream: use"
              + " EnvironmentSettings.inStreamingMode(), where tables may end, too");
    }
    DataType type = table.getResolvedSchema().toPhysicalRowDataType().bridgedTo(RowData.class);
    try {
      DataStream<RowData> rows = tables.toDataStream(table, type);
      // Otherwise the next job of the user's environment would compute it, too.
      List<Transformation<?>> users = rows.getExecutionEnvironment().getTransformations();
      users.remove(rows.getTransformation());
      return rows;
    } catch (TableException e) {
      if (e.getMessage() != null && e.getMessage().contains(CHANGES)) {
        throw new GlmException(
            "the table changes rows that it gave before, as aggregates of streams do: train on one"
                + " that only gives rows");
      }
      throw e;
    }
  }
}
