/**
 * Families and links of generalized linear models: variances, deviances, information criteria,
 * means and where they are defined. Uses no other package of the module.
 */
package io.numflink.glm.family;
