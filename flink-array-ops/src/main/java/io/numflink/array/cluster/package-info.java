/**
 * The clusters that jobs run on, behind one interface: an embedded one in this process, or a
 * running one reached through its REST API. May use Flink's client; knows neither arrays nor plans.
 */
package io.numflink.array.cluster;
