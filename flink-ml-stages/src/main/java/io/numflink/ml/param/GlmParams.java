package io.numflink.ml.param;

/**
 * What every training has.
 *
 * @param <T> the stage
 */
public interface GlmParams<T>
    extends GlmModelParams<T>,
        HasLabelCol<T>,
        HasWeightCol<T>,
        HasReg<T>,
        HasElasticNet<T>,
        HasStandardization<T>,
        HasFitIntercept<T>,
        HasMaxIter<T>,
        HasTol<T>,
        HasSolver<T> {}
