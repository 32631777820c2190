package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * A stage of the plan as a Flink operator. It puts arriving chunks together in the TaskManager's
 * block store and sends the blocks that its slot's worker has computed to the stages and slots that
 * need them. It never refuses input: early blocks wait in the store, within the bound that
 * admission keeps.
 */
final class StageOperator extends AbstractStreamOperator<BlockChunk>
    implements OneInputStreamOperator<BlockChunk, BlockChunk>, BoundedOneInput, NodeRuntime.Port {
  private static final long serialVersionUID = 1L;

  /** Metric: payload bytes of blocks that came from other TaskManagers. */
  static final String BLOCK_BYTES_IN = "blockBytesIn";

  /** Metric: payload bytes of blocks sent to other TaskManagers. */
  static final String BLOCK_BYTES_OUT = "blockBytesOut";

  private final int stage;
  private final transient MailboxExecutor mailbox;
  private transient NodeRuntime runtime;
  private transient boolean done;
  private transient Counter bytesIn;
  private transient Counter bytesOut;

  StageOperator(StreamOperatorParameters<BlockChunk> parameters, int stage) {
    super(parameters);
    this.stage = stage;
    this.mailbox = parameters.getMailboxExecutor();
  }

  /** The side output that leads to a stage. */
  static OutputTag<BlockChunk> tag(int stage) {
    return new OutputTag<>("stage-" + stage, BlockChunkSerializer.TYPE);
  }

  @Override
  public void open() throws Exception {
    super.open();
    bytesIn = getMetricGroup().counter(BLOCK_BYTES_IN);
    bytesOut = getMetricGroup().counter(BLOCK_BYTES_OUT);
    runtime = NodeRuntimes.enter(TaskIdentity.of(getMetricGroup()));
    runtime.joinStage(
        stage,
        getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
        this,
        getContainingTask()
            .getEnvironment()
            .getTaskManagerInfo()
            .getTmpWorkingDirectory()
            .toPath());
  }

  @Override
  public void processElement(StreamRecord<BlockChunk> element) throws Exception {
    BlockChunk chunk = element.getValue();
    bytesIn.inc((long) (chunk.to() - chunk.from()) * chunk.dtype().bytes());
    runtime.arrive(chunk);
  }

  @Override
  public void send(int operation) {
    Mail.post(mailbox, () -> emit(operation), "send a block");
  }

  private void emit(int operation) {
    PlacedProgram program = runtime.program();
    Block block = runtime.block(operation);
    long sent = 0;
    for (int i = program.firstSend(operation); i < program.firstSend(operation + 1); i++) {
      int routingKey = runtime.routingKey(program.sendSlot(i));
      OutputTag<BlockChunk> edge = tag(program.sendStage(i));
      int step = BlockChunk.maxElements(block.dtype());
      int from = 0;
      do {
        int to = Math.min(block.size(), from + step);
        BlockChunk chunk =
            new BlockChunk(
                routingKey,
                runtime.key().attempt(),
                operation,
                block.dtype(),
                block.shape(),
                from,
                to,
                block.data());
        output.collect(edge, new StreamRecord<>(chunk));
        from = to;
      } while (from < block.size());
      sent += block.bytes();
    }
    bytesOut.inc(sent);
    runtime.sent(operation, sent);
  }

  @Override
  public void fail(Throwable cause) {
    Mail.post(mailbox, () -> Failures.rethrow(cause), "fail");
  }

  @Override
  public void endInput() {
    done = true;
  }

  @Override
  public void close() throws Exception {
    if (runtime != null) {
      NodeRuntimes.leave(runtime.key(), done);
    }
    super.close();
  }
}
