package io.numflink.array.report.page;

import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.DeferredCluster;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.PlannedJob;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Plans of small programs, to be reported. */
final class Programs {
  static final long ANY_SIZE = Long.MAX_VALUE / 4;

  private Programs() {}

  /** The plan of a program with a job for each of the arrays that it makes. */
  static ProgramPlan plan(
      ClusterModel cluster, Placement placement, Function<Session, List<NDArray>> program) {
    DeferredCluster none =
        new DeferredCluster(
            () -> {
              throw new ClusterException("a plan needs no cluster");
            });
    SessionOptions options =
        SessionOptions.of(cluster).withPlacement(placement).withDriverThreshold(0);
    List<PlannedJob> jobs = new ArrayList<>();
    try (Session session = Session.on(none, options)) {
      for (NDArray wanted : program.apply(session)) {
        jobs.addAll(session.rehearse(List.of(wanted.expr()), List.of()).jobs());
      }
    }
    return new ProgramPlan("dir/x.py", cluster, placement.policyName(), jobs, 0.25, 0, null);
  }

  static ClusterModel cluster(int nodes, int slots) {
    return ClusterModel.uniform(nodes, slots, ANY_SIZE);
  }

  static NDArray random(Session session, String name, int block, long... shape) {
    int[] blocks = new int[shape.length];
    Arrays.fill(blocks, block);
    return session.random(1, shape).named(name).inBlocksOf(blocks);
  }

  /** Column sums of A B scaled by its own row means: several stages, broadcasts and reductions. */
  static List<NDArray> scaledProduct(Session session) {
    NDArray a = random(session, "A", 40, 160, 160);
    NDArray b = random(session, "B", 40, 160, 160);
    NDArray c = a.matmul(b).named("C");
    NDArray v = random(session, "v", 40, 160);
    return List.of(c.matmul(c.matmul(v).named("w")).sum().named("s"));
  }
}
