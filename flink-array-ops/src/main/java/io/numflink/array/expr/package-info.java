/**
 * Lazy array expressions: a directed acyclic graph of nodes whose shapes and types are known and
 * checked when they are made, by NumPy 1.24's rules and with its error messages. It knows the
 * tables of element-wise functions and reductions, and nothing of blocks in memory, places or
 * Flink.
 */
package io.numflink.array.expr;
