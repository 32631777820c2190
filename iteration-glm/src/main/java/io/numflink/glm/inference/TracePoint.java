package io.numflink.glm.inference;

import java.io.Serializable;

/**
 * An iteration of a solver.
 *
 * @param iteration its number, from 0, which is where it started
 * @param objective −(weighted mean log-likelihood at dispersion 1, up to a constant) + penalties
 * @param gradientNorm Euclidean norm of the smooth part's gradient, columns scaled to deviation 1
 */
public record TracePoint(int iteration, double objective, double gradientNorm)
    implements Serializable {}
