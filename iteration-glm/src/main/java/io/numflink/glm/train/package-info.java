/**
 * Training as a bulk iteration: the stages of {@link io.numflink.glm.solver} are its loop variable,
 * their passes its supersteps.
 */
package io.numflink.glm.train;
