package io.numflink.glm.solver;

import io.numflink.glm.inference.TracePoint;
import io.numflink.glm.tile.Predictor;
import java.io.Serializable;
import java.util.List;

/**
 * What a solver ends with.
 *
 * @param root M with M Mᵀ = (XᵀWX)⁻¹ on the active coefficients; null if not known
 * @param boundary whether a step had to be shortened for a mean to be valid
 */
record Solution(
    Predictor predictor,
    boolean[] active,
    double[] root,
    int iterations,
    boolean converged,
    boolean boundary,
    List<TracePoint> trace)
    implements Serializable {}
