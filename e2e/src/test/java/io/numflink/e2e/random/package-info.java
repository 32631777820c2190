/**
 * Random NumPy scripts. A {@link io.numflink.e2e.random.RandomProgram} is made of statements drawn
 * by rules that know types, shapes and, by interval arithmetic, how large values are and how far
 * evaluations may differ by rounding ({@link io.numflink.e2e.random.Range}); so programs are valid
 * and what they print is determined. It uses nothing but Java.
 */
package io.numflink.e2e.random;
