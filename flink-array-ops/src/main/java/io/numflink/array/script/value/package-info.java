/**
 * The values of a script and the interfaces between the language and the arrays: what a list, a
 * function, an array or a NumPy scalar is, what the language asks of arrays ({@link
 * io.numflink.array.script.value.ArrayOperations}) and what arrays may ask of a running script
 * ({@link io.numflink.array.script.value.ScriptRuntime}). Uses expressions and blocks; knows
 * nothing of syntax, of the interpreter or of clusters.
 */
package io.numflink.array.script.value;
