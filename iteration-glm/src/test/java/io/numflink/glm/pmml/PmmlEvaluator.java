package io.numflink.glm.pmml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * Applies a {@code GeneralRegressionModel} as the PMML 4.4 specification says, and knows nothing of
 * formulas: the score is Σ β Π over a parameter's cells, of x^value for covariates and of whether x
 * = value for factors.
 */
final class PmmlEvaluator {
  private final Element model;

  PmmlEvaluator(String text) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element root =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)))
            .getDocumentElement();
    model = all(root, "GeneralRegressionModel").get(0);
  }

  private static List<Element> all(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS("http://www.dmg.org/PMML-4_4", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  /** μ of a row of data fields: {@link Double}s and {@link String}s. */
  double mean(Map<String, Object> row) {
    return inverse(score(withDerived(row), ""));
  }

  /** The probabilities of the categories, in the order of the output's fields. */
  Map<String, Double> probabilities(Map<String, Object> row) {
    Map<String, Object> fields = withDerived(row);
    Map<String, Double> chances = new LinkedHashMap<>();
    double sum = 0;
    for (Element field : all(model, "OutputField")) {
      String category = field.getAttribute("value");
      double weight =
          category.equals(model.getAttribute("targetReferenceCategory"))
              ? 1
              : Math.exp(score(fields, category));
      chances.put(category, weight);
      sum += weight;
    }
    double total = sum;
    chances.replaceAll((category, weight) -> weight / total);
    return chances;
  }

  private Map<String, Object> withDerived(Map<String, Object> row) {
    Map<String, Object> fields = new HashMap<>(row);
    for (Element derived : all(model, "DerivedField")) {
      fields.put(derived.getAttribute("name"), evaluate(children(derived).get(0), fields));
    }
    return fields;
  }

  private double score(Map<String, Object> fields, String category) {
    List<String> factors =
        all((Element) all(model, "FactorList").get(0), "Predictor").stream()
            .map(predictor -> predictor.getAttribute("name"))
            .toList();
    Map<String, Double> products = new HashMap<>();
    for (Element cell : all(model, "PPCell")) {
      String predictor = cell.getAttribute("predictorName");
      String value = cell.getAttribute("value");
      Object field = fields.get(predictor);
      double factor =
          factors.contains(predictor)
              ? equal(field, value) ? 1 : 0
              : Math.pow((Double) field, Double.parseDouble(value));
      products.merge(cell.getAttribute("parameterName"), factor, (a, b) -> a * b);
    }
    double score = 0;
    for (Element cell : all(model, "PCell")) {
      if (cell.getAttribute("targetCategory").equals(category)) {
        score +=
            Double.parseDouble(cell.getAttribute("beta"))
                * products.getOrDefault(cell.getAttribute("parameterName"), 1.0);
      }
    }
    return model.hasAttribute("offsetVariable")
        ? score + (Double) fields.get(model.getAttribute("offsetVariable"))
        : score;
  }

  private static boolean equal(Object field, String value) {
    return field instanceof Double number
        ? number == Double.parseDouble(value)
        : field.equals(value);
  }

  private static Object evaluate(Element expression, Map<String, Object> fields) {
    switch (expression.getLocalName()) {
      case "FieldRef":
        return fields.get(expression.getAttribute("field"));
      case "Constant":
        return Double.parseDouble(expression.getTextContent());
      default:
        double[] x =
            children(expression).stream()
                .mapToDouble(argument -> (Double) evaluate(argument, fields))
                .toArray();
        return switch (expression.getAttribute("function")) {
          case "+" -> x[0] + x[1];
          case "-" -> x[0] - x[1];
          case "*" -> x[0] * x[1];
          case "/" -> x[0] / x[1];
          case "pow" -> Math.pow(x[0], x[1]);
          case "ln" -> Math.log(x[0]);
          case "ln1p" -> Math.log1p(x[0]);
          case "log10" -> Math.log10(x[0]);
          case "exp" -> Math.exp(x[0]);
          case "expm1" -> Math.expm1(x[0]);
          case "sqrt" -> Math.sqrt(x[0]);
          case "abs" -> Math.abs(x[0]);
          case "sin" -> Math.sin(x[0]);
          case "cos" -> Math.cos(x[0]);
          case "tan" -> Math.tan(x[0]);
          case "tanh" -> Math.tanh(x[0]);
          default -> throw new AssertionError(expression.getAttribute("function"));
        };
    }
  }

  private double inverse(double eta) {
    return switch (model.getAttribute("linkFunction")) {
      case "identity" -> eta;
      case "log" -> Math.exp(eta);
      case "logit" -> 1 / (1 + Math.exp(-eta));
      case "probit" -> NormalDistribution.of(0, 1).cumulativeProbability(eta);
      case "cloglog" -> 1 - Math.exp(-Math.exp(eta));
      case "power" -> Math.pow(eta, 1 / Double.parseDouble(model.getAttribute("linkParameter")));
      default -> throw new AssertionError(model.getAttribute("linkFunction"));
    };
  }
}
