package io.numflink.e2e;

import org.apache.flink.api.common.functions.MapFunction;

/** Maps a class name to the kind of class loader that finds it inside a TaskManager. */
final class ClassOrigin implements MapFunction<String, String> {
  private static final long serialVersionUID = 1;

  @Override
  public String map(String className) throws Exception {
    ClassLoader ofJob = Thread.currentThread().getContextClassLoader();
    ClassLoader found = Class.forName(className, false, ofJob).getClassLoader();
    return className + (found == ClassLoader.getSystemClassLoader() ? " cluster" : " job");
  }
}
