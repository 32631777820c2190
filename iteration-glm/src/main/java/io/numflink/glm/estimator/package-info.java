/**
 * Models in scikit-learn's terms: an {@link io.numflink.glm.estimator.Objective} says what is
 * minimised, with its penalties, and {@link io.numflink.glm.estimator.InspectStage} begins a
 * training that looks at the data first and ends with an {@link
 * io.numflink.glm.estimator.Estimate}. Uses {@code solver} and {@code tile}.
 */
package io.numflink.glm.estimator;
