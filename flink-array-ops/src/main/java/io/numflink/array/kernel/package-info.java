/**
 * Kernels: what computes one block from others. Element-wise functions are rows of {@link
 * io.numflink.array.kernel.UFunc}, reductions rows of {@link io.numflink.array.kernel.Reduction};
 * BLAS and LAPACK are reached through {@link io.numflink.array.kernel.Blas}. Uses {@code block}
 * only.
 */
package io.numflink.array.kernel;
