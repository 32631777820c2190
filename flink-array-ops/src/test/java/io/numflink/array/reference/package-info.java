/**
 * A naive interpreter of array expressions that decides what is right: whole arrays, one boxed
 * element after the other, no kernel shared with the code under test. With every element it carries
 * a bound of the rounding error that a correct evaluation in any order may make.
 */
package io.numflink.array.reference;
