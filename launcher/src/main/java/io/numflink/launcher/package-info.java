/**
 * The program {@code numflink}: exit codes, and how a fault is told to the user. It may use every
 * other module; none may use it.
 */
package io.numflink.launcher;
