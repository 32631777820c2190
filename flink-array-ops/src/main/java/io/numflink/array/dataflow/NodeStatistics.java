package io.numflink.array.dataflow;

import java.io.Serializable;

/**
 * What one node did in the attempt of a job that succeeded.
 *
 * @param node the logical node
 * @param taskManager the resource id of the TaskManager that stood for it
 * @param attempt how often the job had been restarted
 * @param operations how many operations it ran
 * @param netInBytes payload of blocks that came from other TaskManagers, counted where they arrive
 * @param netOutBytes payload of blocks that went to other TaskManagers
 * @param peakMemoryBytes the most payload bytes of blocks alive at once
 * @param busyNanos time spent in kernels, summed over its slots
 * @param sharing what its slots have got from each other
 */
public record NodeStatistics(
    int node,
    String taskManager,
    int attempt,
    int operations,
    long netInBytes,
    long netOutBytes,
    long peakMemoryBytes,
    long busyNanos,
    StoreSharing sharing)
    implements Serializable {}
