/**
 * Arrays in delimited text, as {@code np.loadtxt} and {@code np.genfromtxt} read it. One pass
 * counts the rows of byte ranges; then every block is parsed from the ranges that hold its rows,
 * where the block is needed.
 */
package io.numflink.connectors.text;
