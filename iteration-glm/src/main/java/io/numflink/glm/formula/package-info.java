/**
 * R-style formulas and the design matrices they name. A formula is parsed once, resolved against
 * the columns of a table, and then fills tiles of any rows. Uses {@code family} for its exceptions.
 */
package io.numflink.glm.formula;
