package io.numflink.array.dataflow;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The source of every array job. It emits no records: its readers report where they run, its
 * enumerator binds the plan's nodes and slots to the TaskManagers and subtasks, the readers bring
 * the program to the TaskManagers, and while the job runs the enumerator admits operations in plan
 * order, so that live blocks stay within each node's budget. After a failover all of this happens
 * again.
 */
final class ControlSource implements Source<BlockChunk, ControlSource.NoSplit, Void> {
  private static final long serialVersionUID = 1L;

  private final PackedProgram program;
  private final int maxParallelism;

  ControlSource(PlacedProgram program, int maxParallelism) {
    this.program = program.pack();
    this.maxParallelism = maxParallelism;
  }

  /** There are no splits; blocks are read by the stages, when the plan has their turn. */
  static final class NoSplit implements SourceSplit, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String splitId() {
      return "none";
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<NoSplit, Void> createEnumerator(SplitEnumeratorContext<NoSplit> context) {
    return new ControlEnumerator(program.unpack(), context);
  }

  @Override
  public SplitEnumerator<NoSplit, Void> restoreEnumerator(
      SplitEnumeratorContext<NoSplit> context, Void checkpoint) {
    return new ControlEnumerator(program.unpack(), context);
  }

  @Override
  public SourceReader<BlockChunk, NoSplit> createReader(SourceReaderContext context) {
    return new ControlReader(program, maxParallelism, context);
  }

  @Override
  public SimpleVersionedSerializer<NoSplit> getSplitSerializer() {
    return new Empty<>(new NoSplit());
  }

  @Override
  public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
    return new Empty<>(null);
  }

  /** Serialises a value that never differs. */
  private static final class Empty<T> implements SimpleVersionedSerializer<T> {
    private final T value;

    Empty(T value) {
      this.value = value;
    }

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(T object) {
      return new byte[0];
    }

    @Override
    public T deserialize(int version, byte[] serialized) throws IOException {
      return value;
    }
  }
}
