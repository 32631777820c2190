/**
 * The Java API: {@link io.numflink.array.session.Session} evaluates arrays on a cluster or on the
 * driver, {@link io.numflink.array.session.NDArray} builds expressions. A session goes the whole
 * way: expressions → block program → plan → Flink job → values. May use everything below it in
 * {@code io.numflink.array}.
 */
package io.numflink.array.session;
