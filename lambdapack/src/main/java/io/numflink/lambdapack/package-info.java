/**
 * LAmbdaPACK tile programs: front end, dependency analysis, tile runtime, algorithm library.
 * Nothing is here yet; the module holds the place of the layer so that the dependency rules already
 * apply to it.
 */
package io.numflink.lambdapack;
