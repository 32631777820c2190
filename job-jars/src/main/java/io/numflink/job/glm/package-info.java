/** {@code glm fit} and {@code glm predict}: from a table of named columns to a model, and back. */
package io.numflink.job.glm;
