/**
 * Solvers as state machines: a {@link io.numflink.glm.solver.Stage} is an immutable value that
 * names the next pass and makes the next stage of the pass's merged result. Uses {@code tile} and
 * {@code family}, and ends with a fit of {@code inference}.
 */
package io.numflink.glm.solver;
