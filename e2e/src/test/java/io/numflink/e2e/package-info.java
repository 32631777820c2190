/**
 * Tests from the outside: real clusters of separate JVMs, the launcher's commands and its script,
 * and the arrows between modules. They need a finished build and nothing but Java.
 */
package io.numflink.e2e;
