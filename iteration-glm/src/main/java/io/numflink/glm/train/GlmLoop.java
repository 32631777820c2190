package io.numflink.glm.train;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.solver.Stage;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.Loop;
import io.numflink.iteration.Turn;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The stages of a training as a loop variable. */
record GlmLoop(String subject, Stage start) implements Loop<TrainingState, Pass> {

  @Override
  public SimpleVersionedSerializer<TrainingState> variableCodec() {
    return TrainingState.codec();
  }

  @Override
  public TrainingState initial() {
    return new TrainingState(subject, start);
  }

  @Override
  public Pass broadcast(TrainingState state) {
    return state.stage().pass();
  }

  @Override
  public String purpose(TrainingState state) {
    return state.stage().name();
  }

  @Override
  public Turn<TrainingState> advance(long superstep, TrainingState state, double[] merged) {
    Stage next = state.stage().next(GlmMerge.result(merged));
    TrainingState after = new TrainingState(state.subject(), next);
    Map<String, Double> gauges = gauges(next);
    return next.finished() ? new Turn.Done<>(after, gauges) : new Turn.Next<>(after, gauges);
  }

  private static Map<String, Double> gauges(Stage stage) {
    List<TracePoint> trace = stage.trace();
    if (trace.isEmpty()) {
      return Map.of();
    }
    TracePoint last = trace.get(trace.size() - 1);
    return Map.of(
        "iteration", (double) last.iteration(),
        "objective", last.objective(),
        "gradientNorm", last.gradientNorm());
  }
}
