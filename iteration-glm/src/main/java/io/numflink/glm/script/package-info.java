/**
 * The module {@code numflink.models} of scripts: models with scikit-learn's arguments, methods and
 * attributes. {@link io.numflink.glm.script.ModelsModule} makes it; a {@link
 * io.numflink.glm.script.ModelTrainer} fits, {@link io.numflink.glm.script.Predictions} are lazy
 * arrays. Uses {@code estimator}, {@code train} and the values of scripts.
 */
package io.numflink.glm.script;
