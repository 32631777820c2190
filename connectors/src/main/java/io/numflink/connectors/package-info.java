/**
 * Formats and stores behind the leaf and store interfaces of {@code io.numflink.array}: npy, npz,
 * delimited text, and interchange with ND4J. {@link io.numflink.connectors.StoredArrays} is the way
 * in.
 */
package io.numflink.connectors;
