/**
 * Turns array expressions into graphs of block operations: chooses how arrays are cut into blocks,
 * rewrites expressions (fusion, transposes into contractions), makes the vertices with their bytes
 * and flops, and can run such a graph on one thread. It uses expressions, kernels and the block
 * graph of the ground floor; it knows neither schedulers nor Flink.
 */
package io.numflink.array.blocking;
