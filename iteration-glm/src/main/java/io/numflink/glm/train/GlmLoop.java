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
record GlmLoop(Stage start) implements Loop<Stage, Pass> {

  @Override
  public SimpleVersionedSerializer<Stage> variableCodec() {
    return new ObjectCodec<>(Stage.class);
  }

  @Override
  public Stage initial() {
    return start;
  }

  @Override
  public Pass broadcast(Stage stage) {
    return stage.pass();
  }

  @Override
  public Turn<Stage> advance(long superstep, Stage stage, double[] merged) {
    Stage next = stage.next(GlmMerge.result(merged));
    Map<String, Double> gauges = gauges(next);
    return next.finished() ? new Turn.Done<>(next, gauges) : new Turn.Next<>(next, gauges);
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
