package io.numflink.ml.param;

/**
 * What says how labels are distributed.
 *
 * @param <T> the stage
 */
public interface GlmFamilyParams<T> extends HasFamily<T>, HasLink<T> {}
