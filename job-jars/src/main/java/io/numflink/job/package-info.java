/**
 * Programs that run on a Flink cluster: the options of a script, the choice and the check of a
 * cluster, the run itself and its reports. {@link io.numflink.job.ArrayJob} is the main class of
 * {@code array-job.jar}; the launcher's {@code run} and {@code plan} use the same parts. May use
 * every module but the launcher.
 */
package io.numflink.job;
