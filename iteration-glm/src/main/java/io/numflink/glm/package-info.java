/**
 * Generalized linear models trained by supersteps over tiles of rows. The numerics know nothing of
 * Flink: a {@link io.numflink.glm.tile.Pass} is a pure function of a tile, partial results merge,
 * and a {@link io.numflink.glm.solver.Stage} makes the next pass of a merged result.
 */
package io.numflink.glm;
