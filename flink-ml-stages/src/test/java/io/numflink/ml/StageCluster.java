package io.numflink.ml;

import io.numflink.array.cluster.EmbeddedCluster;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;
import org.apache.flink.util.CollectionUtil;

/** A cluster of 2 TaskManagers with 2 slots each, which programs reach as a remote one. */
final class StageCluster implements AutoCloseable {
  private final EmbeddedCluster cluster;

  StageCluster() throws IOException {
    cluster = EmbeddedCluster.start(2, 2);
  }

  StreamExecutionEnvironment environment(int parallelism) {
    String[] address = cluster.restAddress().split(":");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createRemoteEnvironment(
            address[0], Integer.parseInt(address[1]));
    environment.setParallelism(parallelism);
    return environment;
  }

  StreamTableEnvironment tables(int parallelism) {
    return StreamTableEnvironment.create(environment(parallelism));
  }

  /** A table of rows, which one subtask gives. */
  static Table table(StreamTableEnvironment tables, TypeInformation<Row> type, List<Row> rows) {
    StreamExecutionEnvironment environment =
        tables.toDataStream(tables.fromValues(1)).getExecutionEnvironment();
    environment.getTransformations().clear();
    return tables.fromDataStream(environment.fromData(rows, type));
  }

  static List<Row> collect(Table table) {
    return CollectionUtil.iteratorToList(table.execute().collect());
  }

  @Override
  public void close() {
    cluster.close();
  }
}
