/**
 * The interpreter: syntax trees are resolved (which name is which variable) and turned into trees
 * of small functions, which are then run. Python's rules for numbers, strings, containers, calls
 * and errors are here; all that concerns arrays goes through {@link
 * io.numflink.array.script.value.ArrayOperations}.
 */
package io.numflink.array.script.interpret;
