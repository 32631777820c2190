/**
 * The ground floor: a cluster model, graphs of block operations, the schedulers that give every
 * operation a slot (Load Simulated Hierarchical Scheduling and the policies it is compared with),
 * the plan they make with its predicted bytes, and the routing keys that lead a block to its slot.
 * It knows vertices, bytes and places; neither arrays nor Flink jobs (of Flink it uses only the
 * key-group hash).
 */
package io.numflink.lshs;
