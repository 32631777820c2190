/**
 * Files for scripts: what {@code np.load}, {@code np.loadtxt}, {@code np.save} and their like find
 * on the class path. Knows the values of scripts; everything else does not.
 */
package io.numflink.connectors.script;
