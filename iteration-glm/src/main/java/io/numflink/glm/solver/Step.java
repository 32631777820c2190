package io.numflink.glm.solver;

/**
 * A step of weighted least squares.
 *
 * @param change of the coefficients; 0 for those that are not active
 * @param active which coefficients the data determine; the others are aliased
 * @param root M with M Mᵀ the inverse of the information on the active coefficients, p × p with
 *     zeros elsewhere; null if it is not known
 * @param wellConditioned whether the Gram matrix would give it with enough digits
 */
record Step(double[] change, boolean[] active, double[] root, boolean wellConditioned) {}
