package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A model that a script has fitted on the cluster: a Flink job of its own, after the one that has
 * computed the data.
 *
 * @param line of the script; 0 if it is not known
 * @param model its kind
 * @param job Flink's id of the job that trained
 * @param rows of the data
 * @param tiles that they were cut into
 * @param supersteps passes over the data
 * @param seconds from the job's submission to the result
 * @param netBytes payload of partial results and broadcasts that crossed between TaskManagers
 * @param restarts how often the job was restarted
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FitRun(
    int line,
    String model,
    String job,
    long rows,
    long tiles,
    int supersteps,
    double seconds,
    long netBytes,
    int restarts) {}
