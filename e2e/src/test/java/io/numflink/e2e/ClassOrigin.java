package io.numflink.e2e;

import io.numflink.array.cluster.RemoteCluster;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Tells of class names which kind of class loader finds them inside a TaskManager. */
final class ClassOrigin extends RichMapFunction<String, String> {
  private static final long serialVersionUID = 1;
  private static final String FOUND = "found";

  private final ListAccumulator<String> found = new ListAccumulator<>();

  private ClassOrigin() {}

  /** Each name with {@code " cluster"} or {@code " job"} behind it, as a job on the cluster saw. */
  static List<String> of(RemoteCluster cluster, String... classNames) throws Exception {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(1);
    environment
        .fromData(classNames)
        .uid("names")
        .map(new ClassOrigin())
        .uid("origins")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    JobResult result = cluster.result(cluster.submit(environment.getStreamGraph()).get()).get();
    return new ArrayList<>(
        result
            .toJobExecutionResult(ClassOrigin.class.getClassLoader())
            .<ArrayList<String>>getAccumulatorResult(FOUND));
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(FOUND, found);
  }

  @Override
  public String map(String className) throws Exception {
    ClassLoader ofJob = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = Class.forName(className, false, ofJob).getClassLoader();
    String origin =
        className + (loader == ClassLoader.getSystemClassLoader() ? " cluster" : " job");
    found.add(origin);
    return origin;
  }
}
