package io.numflink.array.session;

import io.numflink.array.dataflow.Staging;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.lshs.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Cuts a program whose chain of transfers is too long for one Flink job. */
final class JobCut {
  private JobCut() {}

  /**
   * The arrays to compute first: those at the last stage up to {@code lastStage}, seen from the
   * roots. With them at hand the rest of the program has at most the remaining stages.
   */
  static List<Expr> frontier(PlannedJob job, Staging staging, List<Expr> roots, int lastStage) {
    int[] stageOfVertex = stageOfVertices(job.plan(), staging);
    List<Expr> frontier = new ArrayList<>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> open = new ArrayDeque<>(roots);
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (expr instanceof Leaf || !seen.add(expr)) {
        continue;
      }
      int[] vertices = job.blocked().vertices().get(expr);
      if (vertices != null && lastStageOf(vertices, stageOfVertex) <= lastStage) {
        frontier.add(expr);
      } else {
        open.addAll(expr.operands());
      }
    }
    return frontier;
  }

  private static int[] stageOfVertices(Plan plan, Staging staging) {
    int[] stages = staging.stages();
    int[] stageOfVertex = new int[plan.graph().size()];
    for (int op = 0; op < plan.size(); op++) {
      int vertex = plan.target(op);
      stageOfVertex[vertex] = Math.max(stageOfVertex[vertex], stages[op]);
    }
    return stageOfVertex;
  }

  private static int lastStageOf(int[] vertices, int[] stageOfVertex) {
    int last = 0;
    for (int vertex : vertices) {
      last = Math.max(last, stageOfVertex[vertex]);
    }
    return last;
  }
}
