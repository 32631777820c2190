/**
 * The clusters that jobs run on, behind one interface: an embedded one in this process, a running
 * one reached through its REST API, the one that a job jar was started for; and a reader of Flink's
 * REST API. May use Flink's client; knows neither arrays nor plans.
 */
package io.numflink.array.cluster;
