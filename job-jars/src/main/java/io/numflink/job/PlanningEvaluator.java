package io.numflink.job;

import io.numflink.array.block.Block;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.NumpyException;
import io.numflink.array.expr.SourcePosition;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.session.PlannedJob;
import io.numflink.array.session.Rehearsal;
import io.numflink.array.session.Session;
import io.numflink.connectors.script.FileSaves;
import io.numflink.glm.estimator.Estimate;
import io.numflink.glm.estimator.Objective;
import io.numflink.glm.script.TrainingData;
import io.numflink.lshs.PlanTooLargeException;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans what a session would run and runs nothing. Whoever needs a value after that has come as far
 * as a plan goes.
 */
final class PlanningEvaluator implements Evaluator {
  private final Session session;
  private final FileSaves saves;
  private final VariableNames names;
  private final List<PlannedJob> jobs = new ArrayList<>();
  private long planNanos;
  private int driverOperations;
  private boolean valuesAreDropped;

  /** The script went on to a line that only its values decide about. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    Stop(String reason) {
      super(reason, null, false, false);
      SourcePosition position = SourcePosition.current();
      line = position == null ? 0 : position.line();
    }

    ProgramPlan.Stop place() {
      return new ProgramPlan.Stop(line, getMessage());
    }
  }

  PlanningEvaluator(Session session, FileSaves saves, VariableNames names) {
    this.session = session;
    this.saves = saves;
    this.names = names;
  }

  @Override
  public List<Block> evaluate(List<Expr> roots, LiveArrays live) {
    names.see(live);
    session.setUsedAgain(() -> live.values().stream().map(NumpyValue::expr).toList());
    plan(roots);
    if (valuesAreDropped) {
      return List.of();
    }
    if (roots.isEmpty() || (isOnlyPrinted() && roots.stream().allMatch(root -> root.rank() == 0))) {
      return roots.stream().map(PlanningEvaluator::placeholder).toList();
    }
    throw new Stop("the value of an array is needed to go on");
  }

  /** Plans what a model is fitted to; the coefficients, and so the rest, only a run can find. */
  Estimate train(ScriptRuntime runtime, Objective objective, TrainingData data) {
    return runtime.outside(
        () -> {
          runtime.values(List.of());
          if (session.fitsDriver(data.arrays())) {
            plan(data.arrays());
          } else {
            planned(() -> jobs.addAll(session.rehearseRows(session.sideBySide(data.matrices()))));
          }
          throw new Stop("%s is fitted to values of arrays".formatted(objective.model()));
        });
  }

  /** Runs something that evaluates arrays and looks at none of their values. */
  void withoutValues(Runnable evaluation) {
    valuesAreDropped = true;
    try {
      evaluation.run();
    } finally {
      valuesAreDropped = false;
    }
  }

  /** What a line that begins so makes of a value goes nowhere but to the output. */
  private static boolean isOnlyPrinted() {
    SourcePosition position = SourcePosition.current();
    return position != null && position.text().strip().startsWith("print(");
  }

  private static Block placeholder(Expr scalar) {
    return switch (scalar.dtype()) {
      case BOOL -> Block.of(new boolean[] {true});
      case INT32 -> Block.of(new int[] {1});
      case INT64 -> Block.of(new long[] {1});
      case FLOAT32 -> Block.of(new float[] {1});
      case FLOAT64 -> Block.of(new double[] {1});
    };
  }

  /** Plans the job that would give these values. */
  private void plan(List<Expr> roots) {
    planned(
        () -> {
          Rehearsal rehearsal = session.rehearse(roots, saves.take());
          jobs.addAll(rehearsal.jobs());
          driverOperations += rehearsal.driverOperations();
        });
  }

  private void planned(Runnable planning) {
    long began = System.nanoTime();
    try {
      planning.run();
    } catch (PlanTooLargeException e) {
      throw new NumpyException(NumpyException.Kind.MEMORY_ERROR, e.getMessage());
    } finally {
      planNanos += System.nanoTime() - began;
    }
  }

  /**
   * @param script what the program is called
   * @param stop where planning ended before the script did; null if it did not
   */
  ProgramPlan plans(String script, ProgramPlan.Stop stop) {
    return new ProgramPlan(
        script,
        session.options().cluster(),
        session.options().placement().policyName(),
        jobs,
        planNanos / 1e9,
        driverOperations,
        stop);
  }
}
