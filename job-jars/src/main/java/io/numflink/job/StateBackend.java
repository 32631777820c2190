package io.numflink.job;

import java.util.Locale;

/** Where the tasks of a job keep their state between checkpoints. */
enum StateBackend {
  HASHMAP,
  ROCKSDB,
  FORST;

  /** The name that Flink and the command line know. */
  String flinkName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return flinkName();
  }
}
