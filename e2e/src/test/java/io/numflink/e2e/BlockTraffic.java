package io.numflink.e2e;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A job whose traffic is known: every sender gives each receiver the same number of blocks, in
 * turn, and then stays open and silent.
 */
final class BlockTraffic implements GeneratorFunction<Long, double[]> {
  private static final long serialVersionUID = 1;

  static final int BLOCK_LENGTH = 4096;
  static final int BLOCK_BYTES = BLOCK_LENGTH * Double.BYTES;

  private final int blocks;
  private int sent;

  private BlockTraffic(int blocks) {
    this.blocks = blocks;
  }

  static JobClient start(StreamExecutionEnvironment environment, int parallelism, int blocksPerPair)
      throws Exception {
    int blocks = blocksPerPair * parallelism;
    environment.setParallelism(parallelism);
    environment
        .fromSource(
            new DataGeneratorSource<>(
                new BlockTraffic(blocks),
                Long.MAX_VALUE,
                PrimitiveArrayTypeInfo.DOUBLE_PRIMITIVE_ARRAY_TYPE_INFO),
            WatermarkStrategy.noWatermarks(),
            "senders")
        .uid("senders")
        .rebalance()
        .sinkTo(new DiscardingSink<>())
        .name("receivers")
        .uid("receivers");
    return environment.executeAsync("block traffic");
  }

  @Override
  public double[] map(Long index) throws InterruptedException {
    if (sent == blocks) {
      Thread.sleep(Long.MAX_VALUE);
    }
    sent++;
    return new double[BLOCK_LENGTH];
  }
}
