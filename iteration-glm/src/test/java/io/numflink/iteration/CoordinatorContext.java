package io.numflink.iteration;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.groups.OperatorCoordinatorMetricGroup;
import org.apache.flink.runtime.checkpoint.CheckpointCoordinator;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.CoordinatorStore;
import org.apache.flink.runtime.operators.coordination.CoordinatorStoreImpl;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;

/** What Flink gives a coordinator, for tests. */
final class CoordinatorContext implements OperatorCoordinator.Context {
  private final int parallelism;
  private final JobID job = new JobID();
  private final CoordinatorStore store = new CoordinatorStoreImpl();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  CoordinatorContext(int parallelism) {
    this.parallelism = parallelism;
  }

  /** Why the coordinator has failed the job. */
  List<Throwable> failures() {
    return failures;
  }

  @Override
  public JobID getJobID() {
    return job;
  }

  @Override
  public OperatorID getOperatorId() {
    return new OperatorID(1, 2);
  }

  @Override
  public OperatorCoordinatorMetricGroup metricGroup() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void failJob(Throwable cause) {
    failures.add(cause);
  }

  @Override
  public int currentParallelism() {
    return parallelism;
  }

  @Override
  public ClassLoader getUserCodeClassloader() {
    return getClass().getClassLoader();
  }

  @Override
  public CoordinatorStore getCoordinatorStore() {
    return store;
  }

  @Override
  public boolean isConcurrentExecutionAttemptsSupported() {
    return false;
  }

  @Override
  public CheckpointCoordinator getCheckpointCoordinator() {
    return null;
  }
}
