package io.numflink.array.session;

import io.numflink.array.dataflow.ArrayJobResult;

/**
 * A job that a session has run.
 *
 * @param planned what was planned
 * @param result what came of it, as measured
 */
public record JobRecord(PlannedJob planned, ArrayJobResult result) {}
