/**
 * What a superstep computes: tiles of rows, passes over them, and partial results that merge. A
 * pass is a pure function of the tile and of what the pass holds. Uses {@code family} and the
 * kernels of {@code io.numflink.array}.
 */
package io.numflink.glm.tile;
