package io.numflink.glm.inference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A fit as the summary file holds it. What does not exist is null. */
public final class SummaryJson {
  private static final double LEVEL = 0.95;

  private SummaryJson() {}

  /** The summary of a fit; what else a file holds, such as timings, can be added to it. */
  public static ObjectNode of(GlmFit fit) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("family", fit.response().family().spelling());
    node.put("link", fit.response().link().rName());
    node.put("solver", fit.solver());
    node.put("converged", fit.converged());
    node.put("iterations", fit.iterations());
    node.put("rows", fit.rows());
    number(node, "deviance", fit.deviance());
    number(node, "null_deviance", fit.nullDeviance());
    node.put("df_residual", fit.residualDegrees());
    node.put("df_null", fit.nullDegrees());
    number(node, "aic", fit.aic());
    number(node, "bic", fit.bic());
    number(node, "dispersion", fit.dispersion());
    number(node, "log_likelihood", fit.logLikelihood());
    ArrayNode coefficients = node.putArray("coefficients");
    for (int j = 0; j < fit.names().size(); j++) {
      ObjectNode coefficient = coefficients.addObject();
      coefficient.put("name", fit.names().get(j));
      number(coefficient, "estimate", fit.estimates()[j]);
      number(coefficient, "std_error", fit.standardError(j));
      number(coefficient, "statistic", fit.statistic(j));
      number(coefficient, "p_value", fit.pValue(j));
      interval(coefficient, fit.interval(j, LEVEL));
    }
    if (fit.residuals() != null) {
      ObjectNode residuals = node.putObject("deviance_residuals");
      number(residuals, "min", fit.residuals().least());
      number(residuals, "q1", fit.residuals().lowerQuartile());
      number(residuals, "median", fit.residuals().median());
      number(residuals, "q3", fit.residuals().upperQuartile());
      number(residuals, "max", fit.residuals().greatest());
    }
    ArrayNode warnings = node.putArray("warnings");
    fit.warnings().forEach(warnings::add);
    return node;
  }

  /** The summary of a softmax regression; coefficients are named {@code class:column}. */
  public static ObjectNode of(SoftmaxFit fit) {
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("family", "multinomial");
    node.put("link", "logit");
    node.put("solver", fit.solver());
    node.put("converged", fit.converged());
    node.put("iterations", fit.iterations());
    node.put("rows", fit.rows());
    number(node, "deviance", fit.deviance());
    number(node, "null_deviance", fit.nullDeviance());
    node.put("df_residual", fit.residualDegrees());
    node.put("df_null", fit.nullDegrees());
    number(node, "aic", fit.aic());
    node.put("dispersion", 1);
    number(node, "log_likelihood", fit.logLikelihood());
    ArrayNode classes = node.putArray("classes");
    fit.classes().forEach(classes::add);
    ArrayNode coefficients = node.putArray("coefficients");
    for (int i = 0; i < fit.estimates().length; i++) {
      ObjectNode coefficient = coefficients.addObject();
      coefficient.put("name", fit.coefficientNames().get(i));
      number(coefficient, "estimate", fit.estimates()[i]);
      number(coefficient, "std_error", fit.standardError(i));
      number(coefficient, "statistic", fit.statistic(i));
      number(coefficient, "p_value", fit.pValue(i));
      interval(coefficient, fit.interval(i, LEVEL));
    }
    ArrayNode warnings = node.putArray("warnings");
    fit.warnings().forEach(warnings::add);
    return node;
  }

  private static void interval(ObjectNode coefficient, double[] limits) {
    number(coefficient, "lower_95", limits[0]);
    number(coefficient, "upper_95", limits[1]);
  }

  private static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.putNull(name);
    }
  }
}
