package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.lshs.RoutingKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * One TaskManager's share of one attempt of a job: its blocks, its operations, and a worker thread
 * for each of its slots. The Flink tasks of the job on this TaskManager meet here: the control
 * readers bring the program and the admissions, the stage operators bring blocks that arrive and
 * take blocks to send, the result operators take what the driver wants.
 */
final class NodeRuntime {

  /**
   * A Flink task that sends blocks of one stage and slot, or hands results of one slot to the
   * driver.
   */
  interface Port {
    /** Send the operation's block; then call {@link NodeRuntime#sent}. Called from any thread. */
    void send(int operation);

    /** The job has failed on this node. Called from any thread. */
    void fail(Throwable cause);
  }

  /** A task that also tells the driver when the node is done. */
  interface ResultPort extends Port {
    /** Look whether the node is done. Called from any thread. */
    void wake();
  }

  private final TaskIdentity key;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition installed = lock.newCondition();
  private final Map<Integer, Port> stagePorts = new HashMap<>();
  private final Map<Integer, ResultPort> resultPorts = new HashMap<>();
  private final Map<Integer, List<Integer>> waitingForStagePort = new HashMap<>();
  private final Map<Integer, List<Integer>> waitingForResultPort = new HashMap<>();
  private final Map<Integer, Arrival> arrivals = new HashMap<>();
  private final List<SlotWorker> workers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private Condition[] slotWork;

  private PlacedProgram program;
  private Binding binding;
  private int node;
  private int participants = Integer.MAX_VALUE;
  private NodeSchedule schedule;
  private BlockStore store;
  private RoutingKeys routingKeys;
  private Runnable progressListener = () -> {};
  private final List<Runnable> endListeners = new ArrayList<>();
  private volatile boolean stopped;
  private volatile boolean driverDone;
  private FileKeeper keeper;
  private boolean started;
  private int idleSlots;
  private Throwable failure;
  private long netInBytes;
  private long netOutBytes;

  NodeRuntime(TaskIdentity key) {
    this.key = key;
  }

  TaskIdentity key() {
    return key;
  }

  /**
   * Brings the program and starts the workers; of several calls the first one counts, and only that
   * one's program is unpacked. On a TaskManager that stands for no node there is nothing to do but
   * to wait for the end.
   *
   * @param routingKeys the keys that lead to the subtasks
   */
  void install(
      PackedProgram packed, Binding binding, RoutingKeys routingKeys, ClassLoader userCode) {
    lock.lock();
    try {
      if (this.binding != null || stopped) {
        return;
      }
      this.binding = binding;
      this.routingKeys = routingKeys;
      participants = binding.heldOn(key.taskManager()) * (packed.stageCount() + 2);
      node = binding.nodeOf(key.taskManager());
      if (node == Binding.NO_NODE) {
        return;
      }
      program = packed.unpack();
      schedule = new NodeSchedule(program, node);
      store = new BlockStore(program.budget(node), program.slotsOf(node));
      slotWork = new Condition[program.slotsOf(node)];
      for (int slot = 0; slot < slotWork.length; slot++) {
        slotWork[slot] = lock.newCondition();
        SlotWorker worker = new SlotWorker(this, program, store, slot);
        Thread thread = new Thread(worker, "numflink-slot-" + node + "." + slot);
        thread.setDaemon(true);
        thread.setContextClassLoader(userCode);
        workers.add(worker);
        threads.add(thread);
      }
      installed.signalAll();
      startWorkers();
      wakeResultPorts();
    } finally {
      lock.unlock();
    }
  }

  /** The workers start when the program is here and a task has told where blocks can be kept. */
  private void startWorkers() {
    if (program == null || keeper == null || started || stopped) {
      return;
    }
    started = true;
    keeper.drop(program.history().dropped());
    threads.forEach(Thread::start);
  }

  /**
   * How many Flink tasks of the job run on this TaskManager: in each slot the stages, the control
   * source and the results. Unknown, and so without end, before the binding.
   */
  int participants() {
    lock.lock();
    try {
      return participants;
    } finally {
      lock.unlock();
    }
  }

  // ---- stage operators

  /**
   * @param taskManagerFolder the TaskManager's temporary folder
   */
  void joinStage(int stage, int subtask, Port port, Path taskManagerFolder) {
    lock.lock();
    try {
      if (keeper == null) {
        keeper = new FileKeeper(taskManagerFolder);
        startWorkers();
      }
      join(stagePorts, waitingForStagePort, stagePortKey(stage, subtask), port);
    } finally {
      lock.unlock();
    }
  }

  void joinResults(int subtask, ResultPort port) {
    lock.lock();
    try {
      join(resultPorts, waitingForResultPort, subtask, port);
      port.wake();
    } finally {
      lock.unlock();
    }
  }

  private <P extends Port> void join(
      Map<Integer, P> ports, Map<Integer, List<Integer>> waiting, int portKey, P port) {
    ports.put(portKey, port);
    List<Integer> operations = waiting.remove(portKey);
    if (operations != null) {
      operations.forEach(port::send);
    }
    if (failure != null) {
      port.fail(failure);
    }
  }

  private static int stagePortKey(int stage, int subtask) {
    return stage << 16 | subtask;
  }

  /** Takes a part of a block that arrived from another TaskManager. */
  void arrive(BlockChunk chunk) throws InterruptedException {
    if (chunk.attempt() != key.attempt()) {
      throw new IllegalStateException(
          "a block of attempt %d reached attempt %d".formatted(chunk.attempt(), key.attempt()));
    }
    Arrival arrival;
    lock.lockInterruptibly();
    try {
      // Another TaskManager may have been told the binding a moment before this one.
      while (program == null && !stopped) {
        installed.await();
      }
      if (stopped) {
        return;
      }
      arrival = arrivals.get(chunk.operation());
      if (arrival == null) {
        store.reserve(program.bytes(chunk.operation()));
        arrival = new Arrival(store.allocate(chunk.dtype(), chunk.shape()));
        arrivals.put(chunk.operation(), arrival);
      }
    } finally {
      lock.unlock();
    }
    // Outside the lock: one block's chunks come through one channel, so only one task writes to it.
    boolean complete = arrival.add(chunk);
    lock.lock();
    try {
      netInBytes += (long) (chunk.to() - chunk.from()) * chunk.dtype().bytes();
      if (complete && !stopped) {
        arrivals.remove(chunk.operation());
        store.put(
            chunk.operation(),
            arrival.block(),
            schedule.uses(chunk.operation()),
            BlockStore.UNOWNED);
        available(chunk.operation());
      }
    } finally {
      lock.unlock();
    }
  }

  Block block(int operation) {
    return store.get(operation);
  }

  /** Tells that a block has been sent to all TaskManagers that need it. */
  void sent(int operation, long bytes) {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      netOutBytes += bytes;
      store.release(operation);
      finish(operation);
    } finally {
      lock.unlock();
    }
  }

  /** Tells that the driver has a block. */
  void delivered(int operation) {
    store.release(operation);
  }

  /** The key that routes to the subtask that stands for a logical slot. */
  int routingKey(int slot) {
    return routingKeys.keyOfSubtask(binding.subtaskOfSlot()[slot]);
  }

  PlacedProgram program() {
    return program;
  }

  // ---- workers

  /** The next operation for a slot; waits for one; -1 when the slot has done them all. */
  int next(int slot) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (stopped || schedule.isDone(slot)) {
          return -1;
        }
        int operation = schedule.take(slot);
        if (operation >= 0) {
          return operation;
        }
        idleSlots++;
        progressListener.run();
        try {
          slotWork[slot].await();
        } finally {
          idleSlots--;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  FileKeeper keeper() {
    return keeper;
  }

  int uses(int operation) {
    return schedule.uses(operation);
  }

  /** Tells that an operation's block is in the store. */
  void computed(int operation) {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      for (int i = program.inPlace(operation) ? 1 : 0; i < program.operandCount(operation); i++) {
        if (isFirstMention(operation, i)) {
          store.release(program.operand(operation, i));
        }
      }
      available(operation);
      if (program.isOutput(operation)) {
        offer(resultPorts, waitingForResultPort, subtaskOf(operation), operation);
      }
      if (program.sends(operation)) {
        int portKey = stagePortKey(program.stage(operation), subtaskOf(operation));
        offer(stagePorts, waitingForStagePort, portKey, operation);
      } else {
        finish(operation);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFirstMention(int operation, int i) {
    for (int j = 0; j < i; j++) {
      if (program.operand(operation, j) == program.operand(operation, i)) {
        return false;
      }
    }
    return true;
  }

  private int subtaskOf(int operation) {
    return binding.subtaskOfSlot()[program.slot(operation)];
  }

  private static void offer(
      Map<Integer, ? extends Port> ports,
      Map<Integer, List<Integer>> waiting,
      int portKey,
      int operation) {
    Port port = ports.get(portKey);
    if (port != null) {
      port.send(operation);
    } else {
      waiting.computeIfAbsent(portKey, k -> new ArrayList<>()).add(operation);
    }
  }

  private void available(int operation) {
    schedule.available(operation);
    signalWorkers();
  }

  private void finish(int operation) {
    int before = schedule.frontier();
    int limit = schedule.limit();
    schedule.finish(operation);
    if (schedule.limit() > limit) {
      signalWorkers();
    }
    int slot = program.slot(operation) - program.firstSlot(node);
    if (schedule.isDone(slot)) {
      slotWork[slot].signalAll();
    }
    if (schedule.frontier() != before) {
      progressListener.run();
    }
    if (schedule.isDone()) {
      wakeResultPorts();
    }
  }

  private void signalWorkers() {
    for (Condition work : slotWork) {
      work.signal();
    }
  }

  // ---- control

  /**
   * Calls {@code listener} whenever the node's frontier has moved or a slot has nothing to do; from
   * any thread.
   */
  void onProgress(Runnable listener) {
    lock.lock();
    try {
      progressListener = listener;
    } finally {
      lock.unlock();
    }
  }

  /** Calls {@code listener} when the driver has all it wants; from any thread. */
  void onDriverDone(Runnable listener) {
    lock.lock();
    try {
      endListeners.add(listener);
    } finally {
      lock.unlock();
    }
  }

  /** The first operation of this node, in plan order, that is not finished. */
  int frontier() {
    lock.lock();
    try {
      return schedule.frontier();
    } finally {
      lock.unlock();
    }
  }

  /** Whether one of the node's slots waits for blocks or an admission, or is done. */
  boolean hasIdleSlot() {
    lock.lock();
    try {
      return idleSlots > 0
          || IntStream.range(0, slotWork.length).anyMatch(slot -> schedule.isDone(slot));
    } finally {
      lock.unlock();
    }
  }

  /** Lets operations up to a place in plan order send blocks to other nodes. */
  void admit(int limit) {
    lock.lock();
    try {
      schedule.admit(limit);
      signalWorkers();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a subtask stands for the node's first slot, and so speaks for the node. */
  boolean isLeader(int subtask) {
    return binding.subtaskOfSlot()[program.firstSlot(node)] == subtask;
  }

  /** What the slot that a subtask stands for has got from the others; nothing if it is idle. */
  StoreSharing sharingOf(int subtask) {
    lock.lock();
    try {
      for (int slot = 0; store != null && slot < program.slotsOf(node); slot++) {
        if (binding.subtaskOfSlot()[program.firstSlot(node) + slot] == subtask) {
          return store.sharing(slot);
        }
      }
      return StoreSharing.NONE;
    } finally {
      lock.unlock();
    }
  }

  NodeStatistics statistics() {
    lock.lock();
    try {
      return new NodeStatistics(
          node,
          key.taskManager(),
          key.attempt(),
          schedule.finishedCount(),
          netInBytes,
          netOutBytes,
          store.peakBytes(),
          workers.stream().mapToLong(SlotWorker::busyNanos).sum(),
          IntStream.range(0, program.slotsOf(node))
              .mapToObj(store::sharing)
              .reduce(StoreSharing.NONE, StoreSharing::plus));
    } finally {
      lock.unlock();
    }
  }

  // ---- the end

  /** Lets the job fail with this cause, through the Flink tasks on this node. */
  void fail(Throwable cause) {
    lock.lock();
    try {
      if (stopped || failure != null) {
        return;
      }
      failure = cause;
      stagePorts.values().forEach(port -> port.fail(cause));
      resultPorts.values().forEach(port -> port.fail(cause));
    } finally {
      lock.unlock();
    }
  }

  private void wakeResultPorts() {
    resultPorts.values().forEach(ResultPort::wake);
  }

  /** Whether the program is here and runs. */
  boolean isRunning() {
    lock.lock();
    try {
      return schedule != null && store != null && !stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the node has done all its operations, so that its statistics are final. */
  boolean isNodeDone() {
    lock.lock();
    try {
      return program != null && schedule.isDone();
    } finally {
      lock.unlock();
    }
  }

  /** Tells that the driver has all it wants: the control readers end, and after them all tasks. */
  void driverIsDone() {
    lock.lock();
    try {
      driverDone = true;
      endListeners.forEach(Runnable::run);
    } finally {
      lock.unlock();
    }
  }

  boolean isDriverDone() {
    return driverDone;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Ends the workers and drops all blocks; called when the attempt is over or failed. */
  void stop() {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      stopped = true;
      installed.signalAll();
      arrivals.clear();
      if (store != null) {
        store.close();
        for (Condition work : slotWork) {
          work.signalAll();
        }
      }
    } finally {
      lock.unlock();
    }
    threads.forEach(Thread::interrupt);
  }

  /** A block that is being put together from its chunks. */
  private static final class Arrival {
    private final Block block;
    private int received;

    Arrival(Block block) {
      this.block = block;
    }

    Block block() {
      return block;
    }

    /** Copies the chunk's elements into the block and tells whether it is complete. */
    boolean add(BlockChunk chunk) {
      int length = chunk.to() - chunk.from();
      System.arraycopy(chunk.data(), 0, block.data(), chunk.from(), length);
      received += length;
      return received == block.size();
    }
  }
}
