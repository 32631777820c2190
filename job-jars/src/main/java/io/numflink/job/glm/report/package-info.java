/**
 * The report of a training: {@code run.json}, and {@code report.html} with one class a section. A
 * page's size follows the number of coefficients, not that of rows or supersteps.
 */
package io.numflink.job.glm.report;
