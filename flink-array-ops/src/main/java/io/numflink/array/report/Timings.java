package io.numflink.array.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * Where the time of a run went, in seconds.
 *
 * @param startS until the script began, and later waiting for the cluster to start
 * @param planS planning the jobs
 * @param submitS handing the jobs over to the cluster
 * @param executeS from the submission of the first job to the last result, driver evaluation
 *     included
 * @param totalS from the start of the process
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Timings(
    double startS, double planS, double submitS, double executeS, double totalS) {}
