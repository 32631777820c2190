package io.numflink.iteration;

/**
 * A partial result: of a slot, a TaskManager, or of all.
 *
 * @param data the merged results of some tiles
 * @param statistics what they took
 */
record Partial(double[] data, PartialStatistics statistics) {}
