/**
 * Models that outlive their training: saved, loaded, and applied to new rows. Uses {@code family},
 * {@code formula} and {@code inference}.
 */
package io.numflink.glm.model;
