package io.numflink.iteration;

import java.io.Serializable;
import java.util.Map;

/**
 * What a slot is told of a superstep that it is to compute, beside the broadcast.
 *
 * @param round tells issues of supersteps apart; grows
 * @param superstep its number, from 0
 * @param route the way of the slot's result
 * @param gauges the figures of the superstep before
 */
record StepOrder(long round, long superstep, Route route, Map<String, Double> gauges)
    implements Serializable {}
