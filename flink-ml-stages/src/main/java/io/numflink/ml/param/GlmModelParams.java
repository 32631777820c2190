package io.numflink.ml.param;

/**
 * What every model has: where its input is, and where its output goes.
 *
 * @param <T> the stage
 */
public interface GlmModelParams<T>
    extends HasFeaturesCol<T>,
        HasFeatureCols<T>,
        HasOffsetCol<T>,
        HasPredictionCol<T>,
        HasLinkPredictionCol<T> {}
