package io.numflink.glm.solver;

/** A stage around those of a training, of whoever trains: what comes before, beside and after. */
public non-sealed interface OuterStage extends Stage {}
