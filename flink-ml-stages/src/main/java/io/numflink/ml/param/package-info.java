/** The parameters of the stages. Those that Flink ML or Spark have, too, are named as there. */
package io.numflink.ml.param;
