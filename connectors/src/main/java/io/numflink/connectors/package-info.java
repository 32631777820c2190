/**
 * Formats and stores behind the leaf interface of {@code io.numflink.array}: npy, CSV, ND4J.
 * Nothing is here yet; the module holds the place of the layer so that the dependency rules already
 * apply to it.
 */
package io.numflink.connectors;
