/**
 * The {@code numpy} module of scripts: a table of functions, each bound to the expression factory
 * that does the work, and the operators, indexing and methods of arrays. Uses values of scripts,
 * expressions and their text; knows nothing of syntax, of the interpreter or of clusters.
 */
package io.numflink.array.script.numpy;
