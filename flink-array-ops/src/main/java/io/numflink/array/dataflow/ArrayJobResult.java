package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;

/**
 * What came of a job.
 *
 * @param job Flink's id of it
 * @param blocks the wanted blocks: for each array its blocks, by their place in row-major order
 * @param nodes what each logical node did
 * @param submitSeconds how long the cluster took to accept it
 * @param seconds from submission to the last result
 */
public record ArrayJobResult(
    JobID job,
    Map<Integer, Map<Integer, Block>> blocks,
    List<NodeStatistics> nodes,
    double submitSeconds,
    double seconds) {

  /** A block that was marked as an output. */
  public Block block(int array, int linearIndex) {
    Map<Integer, Block> ofArray = blocks.get(array);
    Block block = ofArray == null ? null : ofArray.get(linearIndex);
    if (block == null) {
      throw new IllegalArgumentException(
          "block %d of array %d was not asked for".formatted(linearIndex, array));
    }
    return block;
  }

  /** How often the job was restarted. */
  public int restarts() {
    return nodes.stream().mapToInt(NodeStatistics::attempt).max().orElse(0);
  }
}
