/**
 * The page {@code report.html} of plans and runs: one class a section, made of what {@code
 * report.html} has. May use {@code report} and all below it.
 */
package io.numflink.array.report.page;
