/**
 * Fitted models: estimates, their standard errors and tests, criteria, and how they are printed and
 * written. Uses {@code family} only.
 */
package io.numflink.glm.inference;
