package io.numflink.glm.pmml;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Response;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.SoftmaxModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads what {@link PmmlWriter} has written. Coefficients, columns, family and link are PMML's own;
 * the formula is in an extension.
 */
final class PmmlReader {
  private final String file;

  /**
   * @param file its name, for messages
   */
  PmmlReader(String file) {
    this.file = file;
  }

  Model read(Element root) {
    if (!root.getLocalName().equals("PMML")) {
      throw new GlmException("%s is no PMML: its root is %s".formatted(file, root.getLocalName()));
    }
    if (!PmmlFile.NAMESPACE.equals(root.getNamespaceURI())) {
      throw foreign("of version " + root.getAttribute("version"));
    }
    List<Element> models = children(root, "GeneralRegressionModel");
    if (models.size() != 1) {
      throw foreign("without a GeneralRegressionModel");
    }
    Element regression = models.get(0);
    Map<String, String> extensions = new HashMap<>();
    for (Element extension : children(regression, "Extension")) {
      if (extension.getAttribute("extender").equals(PmmlWriter.EXTENDER)) {
        extensions.put(extension.getAttribute("name"), extension.getAttribute("value"));
      }
    }
    String formula = extensions.get("formula");
    if (formula == null) {
      throw foreign("without a formula of NumFlink");
    }
    List<ColumnType> columns = columns(child(root, "DataDictionary"), regression);
    return switch (regression.getAttribute("modelType")) {
      case "generalizedLinear" -> glm(regression, extensions, formula, columns);
      case "multinomialLogistic" -> softmax(regression, formula, columns);
      default -> throw foreign("with a model of type " + regression.getAttribute("modelType"));
    };
  }

  private GlmException foreign(String what) {
    return new GlmException(
        "%s is PMML %s: NumFlink reads what it has written itself".formatted(file, what));
  }

  // ---- columns

  private List<ColumnType> columns(Element dictionary, Element regression) {
    Map<String, List<String>> levels = new HashMap<>();
    for (Element transformations : children(regression, "LocalTransformations")) {
      for (Element field : children(transformations, "DerivedField")) {
        if (field.getAttribute("optype").equals("categorical")) {
          levels.put(child(field, "FieldRef").getAttribute("field"), values(field));
        }
      }
    }
    List<ColumnType> columns = new ArrayList<>();
    for (Element field : children(dictionary, "DataField")) {
      String name = field.getAttribute("name");
      columns.add(
          switch (field.getAttribute("dataType")) {
            case "double" ->
                new ColumnType(name, ColumnType.Kind.NUMBER, levels.getOrDefault(name, List.of()));
            case "boolean" -> ColumnType.logical(name);
            case "string" -> new ColumnType(name, ColumnType.Kind.FACTOR, values(field));
            default ->
                throw foreign(
                    "with field %s of type %s".formatted(name, field.getAttribute("dataType")));
          });
    }
    return columns;
  }

  private static List<String> values(Element field) {
    return children(field, "Value").stream().map(value -> value.getAttribute("value")).toList();
  }

  // ---- models

  private GlmModel glm(
      Element regression,
      Map<String, String> extensions,
      String formula,
      List<ColumnType> columns) {
    Family family =
        PmmlFamily.family(
            regression.getAttribute("distribution"),
            extensions.containsKey(PmmlFamily.THETA)
                ? number(extensions.get(PmmlFamily.THETA))
                : Double.NaN,
            parameter(regression, "distParameter"));
    if (family == null) {
      throw foreign("with distribution " + regression.getAttribute("distribution"));
    }
    PmmlLink link =
        new PmmlLink(
            regression.getAttribute("linkFunction"), parameter(regression, "linkParameter"));
    List<String> names = parameters(regression);
    GlmModel model =
        new GlmModel(
            new Response(family, link.link(family)),
            formula,
            columns,
            names,
            estimates(regression, ""));
    check(model.design(), names);
    return model;
  }

  private SoftmaxModel softmax(Element regression, String formula, List<ColumnType> columns) {
    String label =
        children(child(regression, "MiningSchema"), "MiningField").stream()
            .filter(field -> field.getAttribute("usageType").equals("target"))
            .map(field -> field.getAttribute("name"))
            .findFirst()
            .orElseThrow(() -> foreign("without a target"));
    List<String> classes =
        columns.stream()
            .filter(column -> column.name().equals(label))
            .findFirst()
            .orElseThrow(() -> foreign("without field " + label))
            .levels();
    List<String> parameters = parameters(regression);
    List<String> names = new ArrayList<>();
    List<double[]> estimates = new ArrayList<>();
    for (String category : classes.subList(1, classes.size())) {
      parameters.forEach(parameter -> names.add(category + ":" + parameter));
      estimates.add(estimates(regression, category));
    }
    SoftmaxModel model =
        new SoftmaxModel(
            classes,
            formula,
            columns,
            names,
            estimates.stream().flatMapToDouble(Arrays::stream).toArray());
    check(model.design(), parameters);
    return model;
  }

  /** The coefficients have to be those of the formula. */
  private void check(DesignMatrix design, List<String> names) {
    List<String> expected = Model.ofPredictor(design);
    if (!names.equals(expected)) {
      throw new GlmException(
          "%s has parameters %s, and its formula %s"
              .formatted(file, String.join(", ", names), String.join(", ", expected)));
    }
  }

  private List<String> parameters(Element regression) {
    return children(child(regression, "ParameterList"), "Parameter").stream()
        .map(parameter -> parameter.getAttribute("label"))
        .toList();
  }

  /** Estimates in the order of the parameters; NaN for those that there are none of. */
  private double[] estimates(Element regression, String category) {
    Map<String, Double> found = new HashMap<>();
    for (Element cell : children(child(regression, "ParamMatrix"), "PCell")) {
      if (cell.getAttribute("targetCategory").equals(category)) {
        found.put(cell.getAttribute("parameterName"), number(cell.getAttribute("beta")));
      }
    }
    return children(child(regression, "ParameterList"), "Parameter").stream()
        .mapToDouble(parameter -> found.getOrDefault(parameter.getAttribute("name"), Double.NaN))
        .toArray();
  }

  private double parameter(Element regression, String attribute) {
    return regression.hasAttribute(attribute)
        ? number(regression.getAttribute(attribute))
        : Double.NaN;
  }

  private double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new GlmException("%s: '%s' is no number".formatted(file, text));
    }
  }

  // ---- elements

  private Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.size() != 1) {
      throw foreign("without one %s in %s".formatted(name, parent.getLocalName()));
    }
    return found.get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }
}
