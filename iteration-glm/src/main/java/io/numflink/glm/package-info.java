/**
 * Training of generalized linear models as bulk iterations over keyed tile state. Nothing is here
 * yet; the module holds the place of the layer so that the dependency rules already apply to it.
 */
package io.numflink.glm;
