/**
 * Interchange with ND4J on the driver. ND4J is an optional dependency: programs that use this
 * package bring it and a backend along; task managers never load it.
 */
package io.numflink.connectors.nd4j;
