/**
 * What a program's jobs were expected to cost and what they did cost: {@code plan.json}, {@code
 * run.json}, a page of both, and a table for terminals. The records are the files' fields, in
 * order. May use {@code session} and all below it.
 */
package io.numflink.array.report;
