/**
 * Generalized linear models as stages of Flink ML: estimators that train on Tables by a bulk
 * iteration, and models that add predictions to Tables. Uses {@code io.numflink.glm} and {@code
 * io.numflink.iteration}; nothing but the user's program is above it.
 */
package io.numflink.ml;
