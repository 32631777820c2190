/**
 * The syntax of scripts: the grammar, the abstract syntax tree and the way from one to the other.
 * Nothing is evaluated here.
 */
package io.numflink.array.script.syntax;
