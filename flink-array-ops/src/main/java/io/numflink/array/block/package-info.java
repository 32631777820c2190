/**
 * Blocks: primitive arrays with a shape, the grids that cut arrays into them, NumPy's rules for
 * element types and shapes, and how Flink serialises a block. Uses Flink's type system only; knows
 * nothing of kernels, expressions or plans.
 */
package io.numflink.array.block;
