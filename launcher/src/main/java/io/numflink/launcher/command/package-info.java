/**
 * The sub-commands of {@code numflink}, a class each. They read the command line, call what does
 * the work, and print what came of it: results to stdout, progress to stderr.
 */
package io.numflink.launcher.command;
