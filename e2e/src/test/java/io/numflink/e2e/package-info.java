/**
 * Tests from the outside: real clusters of separate JVMs, the launcher's commands and its script,
 * and the arrows between modules. They need a finished build and nothing but Java. Tests that start
 * processes carry the tag {@code cluster}.
 */
package io.numflink.e2e;
