package io.numflink.iteration;

import io.numflink.array.cluster.EmbeddedCluster;
import io.numflink.array.cluster.JobSavepoints;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;

/**
 * Makes the savepoint in the tests' resources that {@link EarlierSavepointTest} goes on from, in
 * the build that it is to be of.
 */
final class SavepointMaker {
  private SavepointMaker() {}

  /** Stops the loop of {@link LoopCluster} in the middle, with a savepoint in the folder. */
  static void main(String... folder) throws Exception {
    LeastSquares slow = new LeastSquares(LoopCluster.COLUMNS, 12, 10, -1);
    CompletableFuture<JobID> underWay = new CompletableFuture<>();
    try (EmbeddedCluster cluster = EmbeddedCluster.start(1, 2)) {
      IterationListener listener =
          new IterationListener() {
            private JobID job;

            @Override
            public void submitted(JobID id) {
              job = id;
            }

            @Override
            public void advanced(SuperstepRecord superstep) {
              if (superstep.superstep() == 4) {
                underWay.complete(job);
              }
            }
          };
      CompletableFuture<Void> loop =
          CompletableFuture.runAsync(
              () -> {
                try {
                  new IterationRunner(cluster, new Configuration(), listener)
                      .run(LeastSquares.over(LoopCluster.DATA, slow), IterationOptions.ofSlots(2));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      String[] address = cluster.restAddress().split(":");
      String path =
          new JobSavepoints(address[0], Integer.parseInt(address[1]))
              .stop(underWay.get().toHexString(), folder[0]);
      loop.handle((done, stopped) -> null).get();
      System.out.println(path);
    }
  }
}
