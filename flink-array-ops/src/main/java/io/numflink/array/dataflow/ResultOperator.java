package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.OperatorEventGateway;
import org.apache.flink.runtime.operators.coordination.OperatorEventHandler;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The last operator of an array job: it hands the blocks that the driver wants to its coordinator
 * in the JobManager, which the driver asks for them through the REST API. (A driver outside the
 * cluster's network reaches nothing else.) A window bounds what is under way; the job ends when the
 * driver says that it has everything, so a job does not outrun its driver, and a repeated delivery
 * after a failover does no harm.
 */
final class ResultOperator extends AbstractStreamOperator<BlockChunk>
    implements OneInputStreamOperator<BlockChunk, BlockChunk>,
        BoundedOneInput,
        OperatorEventHandler,
        NodeRuntime.ResultPort {
  private static final long serialVersionUID = 1L;

  /** Messages that may be under way from one subtask. */
  private static final int WINDOW = 4;

  private static final long PROGRESS_MILLIS = 1000;

  /** Metric: how often the slot first used a block that was there for another slot. */
  static final String BLOCK_STORE_HITS = "blockStoreHits";

  /** Metric: the payload bytes of those blocks, which did not have to be sent to the slot. */
  static final String BLOCK_STORE_BYTES_SAVED = "blockStoreBytesSaved";

  private final transient MailboxExecutor mailbox;
  private final transient OperatorEventGateway coordinator;
  private transient NodeRuntime runtime;
  private transient ArrayDeque<Integer> blocks;
  private transient int sentElements;
  private transient ArrayDeque<Integer> lastMessageOf;
  private transient int underWay;
  private transient boolean done;
  private transient int subtask;
  private transient boolean reported;
  private transient ScheduledFuture<?> progress;

  ResultOperator(
      StreamOperatorParameters<BlockChunk> parameters, OperatorEventGateway coordinator) {
    super(parameters);
    this.mailbox = parameters.getMailboxExecutor();
    this.coordinator = coordinator;
  }

  @Override
  public void open() throws Exception {
    super.open();
    blocks = new ArrayDeque<>();
    lastMessageOf = new ArrayDeque<>();
    runtime = NodeRuntimes.enter(TaskIdentity.of(getMetricGroup()));
    subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    getMetricGroup().gauge(BLOCK_STORE_HITS, () -> runtime.sharingOf(subtask).hits());
    getMetricGroup().gauge(BLOCK_STORE_BYTES_SAVED, () -> runtime.sharingOf(subtask).bytesSaved());
    runtime.joinResults(subtask, this);
    progress =
        getProcessingTimeService()
            .scheduleWithFixedDelay(time -> reportProgress(), PROGRESS_MILLIS, PROGRESS_MILLIS);
  }

  @Override
  public void processElement(StreamRecord<BlockChunk> element) {
    throw new IllegalStateException("the stages send no records to the results");
  }

  @Override
  public void send(int operation) {
    Mail.post(
        mailbox,
        () -> {
          blocks.add(operation);
          sendWithinWindow();
        },
        "hand over a block");
  }

  private void sendWithinWindow() throws IOException {
    while (underWay < WINDOW && !blocks.isEmpty()) {
      int operation = blocks.peek();
      Block block = runtime.block(operation);
      int from = sentElements;
      int to = Math.min(block.size(), from + ResultMessage.Chunk.MAX_BYTES / block.dtype().bytes());
      DataOutputSerializer payload =
          new DataOutputSerializer(Math.max(16, (to - from) * block.dtype().bytes()));
      BlockCodec.writePayload(block, from, to, payload);
      tell(
          new ResultMessage.Chunk(
              runtime.key().attempt(),
              operation,
              block.dtype(),
              block.shape(),
              from,
              to,
              payload.getCopyOfBuffer()));
      sentElements = to;
      boolean last = to == block.size();
      lastMessageOf.add(last ? operation : -1);
      if (last) {
        blocks.remove();
        sentElements = 0;
      }
    }
  }

  private void tell(ResultMessage message) throws IOException {
    coordinator.sendEventToCoordinator(
        new ResultEvent.Message(runtime.key().attempt(), message.toBytes()));
    underWay++;
  }

  @Override
  public void handleOperatorEvent(OperatorEvent event) {
    try {
      if (event instanceof ResultEvent.Taken taken) {
        take(taken.count());
      } else if (event instanceof ResultEvent.MayFinish) {
        runtime.driverIsDone();
      } else {
        throw new IllegalArgumentException("unknown event " + event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(int count) throws IOException {
    underWay -= count;
    for (int i = 0; i < count && !lastMessageOf.isEmpty(); i++) {
      int operation = lastMessageOf.remove();
      if (operation >= 0) {
        runtime.delivered(operation);
      }
    }
    sendWithinWindow();
  }

  /** Tells the driver, once, that the node is done. */
  private void reportNode() throws IOException {
    if (!reported && runtime.isNodeDone() && runtime.isLeader(subtask)) {
      reported = true;
      tell(new ResultMessage.NodeDone(runtime.statistics()));
      lastMessageOf.add(-1);
    }
  }

  /** Tells the driver how far the node has come, if that delays nothing. */
  private void reportProgress() throws IOException {
    if (!reported && underWay == 0 && runtime.isRunning() && runtime.isLeader(subtask)) {
      tell(new ResultMessage.NodeProgress(runtime.statistics()));
      lastMessageOf.add(-1);
    }
  }

  @Override
  public void wake() {
    Mail.post(mailbox, this::reportNode, "look whether the node is done");
  }

  @Override
  public void endInput() {
    done = true;
  }

  @Override
  public void fail(Throwable cause) {
    Mail.post(mailbox, () -> Failures.rethrow(cause), "fail");
  }

  @Override
  public void close() throws Exception {
    if (progress != null) {
      progress.cancel(false);
    }
    if (runtime != null) {
      NodeRuntimes.leave(runtime.key(), done);
    }
    super.close();
  }
}
