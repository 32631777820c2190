/**
 * A Flink cluster of separate JVMs on this machine, started from the jars of the distribution
 * alone: what it is asked to be, its processes, its state on disk, and a reader of its REST
 * interface. It knows Flink, but neither arrays nor the command line.
 */
package io.numflink.launcher.cluster;
