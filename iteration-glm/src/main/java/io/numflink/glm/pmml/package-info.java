/**
 * Models as PMML 4.4, the exchange format of the Data Mining Group, by the XML parser of the JDK.
 * Uses {@code model}, {@code formula} and {@code family}.
 */
package io.numflink.glm.pmml;
