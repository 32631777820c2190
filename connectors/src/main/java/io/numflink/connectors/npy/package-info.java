/**
 * NumPy's own formats, {@code .npy} and {@code .npz}: read and written in parallel, block by block,
 * where the blocks are. Uses Flink's file systems through {@code io.numflink.connectors.files}.
 */
package io.numflink.connectors.npy;
