/**
 * Files of any Flink file system: paths as programs write them, errors as Python words them, and
 * reads of byte ranges. Knows no formats.
 */
package io.numflink.connectors.files;
