/**
 * Thin mains that {@code flink run} and the REST upload accept. Nothing is here yet; the module
 * holds the place of the layer so that the dependency rules already apply to it.
 */
package io.numflink.job;
