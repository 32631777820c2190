package io.numflink.e2e;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that adds up the numbers from 1, in a class of its own: the JobManager loads the class that
 * holds a job's lambdas, and must find all that its methods name in the job's jars.
 */
final class RunningSum {
  private RunningSum() {}

  /** The sums so far, in the order of their making; the largest is the sum of all. */
  static DataStream<Long> upTo(long last, StreamExecutionEnvironment environment) {
    return environment
        .fromSequence(1, last)
        .uid("numbers")
        .keyBy(number -> 0)
        .reduce(Long::sum)
        .uid("sum");
  }
}
