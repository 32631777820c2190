package io.numflink.glm.pmml;

import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.Tweedie;
import io.numflink.glm.formula.ColumnType;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.formula.Expression;
import io.numflink.glm.formula.Formula;
import io.numflink.glm.model.GlmModel;
import io.numflink.glm.model.Model;
import io.numflink.glm.model.SoftmaxModel;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a model as a {@code GeneralRegressionModel}: a parameter for each coefficient, and in
 * {@code PPMatrix} the factors' levels and covariates that its column of X is the product of.
 * Computed covariates are derived fields.
 */
final class PmmlWriter {
  static final String EXTENDER = "NumFlink";

  private final Document document;
  private final Model model;
  private final DesignMatrix design;
  private final Formula formula;
  private final PmmlExpression expressions;
  private final Map<String, Element> derived = new LinkedHashMap<>();
  private final Set<String> factors = new LinkedHashSet<>();
  private final Set<String> covariates = new LinkedHashSet<>();

  PmmlWriter(Document document, Model model) {
    this.document = document;
    this.model = model;
    design = model.design();
    formula =
        Formula.parse(model.formula(), model.columns().stream().map(ColumnType::name).toList());
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    model.columns().forEach(column -> columns.put(column.name(), column));
    expressions = new PmmlExpression(this::element, columns);
  }

  private Element element(String name) {
    return document.createElementNS(PmmlFile.NAMESPACE, name);
  }

  /** An element with attributes, given as names and values in turn. */
  private Element element(String name, String... attributes) {
    Element made = element(name);
    for (int i = 0; i < attributes.length; i += 2) {
      made.setAttribute(attributes[i], attributes[i + 1]);
    }
    return made;
  }

  Element root() {
    Element root = element("PMML", "version", "4.4");
    Element header = element("Header");
    header.appendChild(element("Application", "name", EXTENDER));
    root.appendChild(header);
    root.appendChild(dictionary());
    root.appendChild(regression());
    return root;
  }

  private Element dictionary() {
    Element dictionary = element("DataDictionary");
    for (ColumnType column : model.columns()) {
      Element field = element("DataField", "name", column.name());
      switch (column.kind()) {
        case NUMBER -> type(field, "continuous", "double");
        case LOGICAL -> type(field, "categorical", "boolean");
        case FACTOR -> {
          type(field, "categorical", "string");
          addLevels(column, field);
        }
      }
      dictionary.appendChild(field);
    }
    return dictionary;
  }

  private static void type(Element field, String optype, String dataType) {
    field.setAttribute("optype", optype);
    field.setAttribute("dataType", dataType);
  }

  private void addLevels(ColumnType column, Element field) {
    column.levels().forEach(level -> field.appendChild(element("Value", "value", level)));
  }

  private Element regression() {
    Element regression = element("GeneralRegressionModel");
    extend(regression, "formula", model.formula());
    Element products = element("PPMatrix");
    List<List<DesignMatrix.Part>> parts = design.parts();
    Element parameters = element("ParameterList");
    int intercept = design.intercept() ? 1 : 0;
    if (design.intercept()) {
      parameters.appendChild(element("Parameter", "name", "p0", "label", "(Intercept)"));
    }
    for (int j = 0; j < parts.size(); j++) {
      String parameter = "p" + (j + intercept);
      parameters.appendChild(
          element("Parameter", "name", parameter, "label", design.names().get(j)));
      parts.get(j).forEach(part -> products.appendChild(cell(part, parameter)));
    }
    Element estimates = element("ParamMatrix");
    if (model instanceof GlmModel glm) {
      describe(glm.response(), regression);
      addEstimates(glm.coefficients(), null, estimates);
    } else {
      describe((SoftmaxModel) model, intercept + parts.size(), regression, estimates);
    }
    if (design.hasOffset()) {
      regression.setAttribute("offsetVariable", offset());
    }
    regression.appendChild(miningSchema());
    regression.appendChild(output());
    if (!derived.isEmpty()) {
      Element transformations = element("LocalTransformations");
      derived.values().forEach(transformations::appendChild);
      regression.appendChild(transformations);
    }
    regression.appendChild(parameters);
    regression.appendChild(predictors("FactorList", factors));
    regression.appendChild(predictors("CovariateList", covariates));
    regression.appendChild(products);
    regression.appendChild(estimates);
    return regression;
  }

  private void extend(Element extended, String name, String value) {
    extended.appendChild(element("Extension", "extender", EXTENDER, "name", name, "value", value));
  }

  private void describe(Response response, Element regression) {
    PmmlLink link = PmmlLink.of(response.link());
    Family family = response.family();
    regression.setAttribute("modelType", "generalizedLinear");
    regression.setAttribute("functionName", "regression");
    regression.setAttribute("distribution", PmmlFamily.distribution(family));
    regression.setAttribute("linkFunction", link.function());
    if (!Double.isNaN(link.parameter())) {
      regression.setAttribute("linkParameter", Double.toString(link.parameter()));
    }
    if (family instanceof NegativeBinomial negative) {
      // PMML's k, with the variance μ + k μ²
      regression.setAttribute("distParameter", Double.toString(1 / negative.theta()));
      extend(regression, PmmlFamily.THETA, Double.toString(negative.theta()));
    } else if (family instanceof Tweedie tweedie) {
      regression.setAttribute("distParameter", Double.toString(tweedie.power()));
    }
  }

  /**
   * @param p the number of coefficients of a class
   */
  private void describe(SoftmaxModel softmax, int p, Element regression, Element estimates) {
    List<String> classes = softmax.classes();
    regression.setAttribute("modelType", "multinomialLogistic");
    regression.setAttribute("functionName", "classification");
    regression.setAttribute("targetReferenceCategory", classes.get(0));
    double[] values = softmax.coefficients();
    int reference = classes.size() - values.length / p;
    for (int k = 1; k < classes.size(); k++) {
      double[] beta = new double[p];
      for (int j = 0; j < p; j++) {
        beta[j] = values[(k - reference) * p + j];
        if (reference == 0) {
          // In PMML the first class has none; only differences matter.
          beta[j] -= values[j];
        }
      }
      addEstimates(beta, classes.get(k), estimates);
    }
  }

  /** Estimates of a category's parameters, or of all if it is null; none of the aliased. */
  private void addEstimates(double[] values, String category, Element estimates) {
    for (int j = 0; j < values.length; j++) {
      if (!Double.isNaN(values[j])) {
        Element cell =
            element("PCell", "parameterName", "p" + j, "beta", Double.toString(values[j]));
        if (category != null) {
          cell.setAttribute("targetCategory", category);
        }
        estimates.appendChild(cell);
      }
    }
  }

  private Element cell(DesignMatrix.Part part, String parameter) {
    String value = "1"; // a covariate's exponent
    String predictor;
    if (part.factor() == null) {
      predictor = number(part.variable());
      covariates.add(predictor);
    } else {
      predictor = factor(part);
      factors.add(predictor);
      value =
          part.factor().kind() == ColumnType.Kind.LOGICAL
              ? part.level().equals("TRUE") ? "true" : "false"
              : part.level();
    }
    return element(
        "PPCell", "value", value, "predictorName", predictor, "parameterName", parameter);
  }

  /** The field of a number. */
  private String number(Expression expression) {
    return expression instanceof Expression.Name name
        ? name.name()
        : derive(expression.text(), "continuous", expressions.of(expression));
  }

  private String factor(DesignMatrix.Part part) {
    ColumnType column = part.factor();
    if (column.kind() != ColumnType.Kind.NUMBER) {
      return column.name();
    }
    String name = part.variable().text();
    boolean known = derived.containsKey(name);
    derive(name, "categorical", expressions.field(column.name()));
    if (!known) {
      addLevels(column, derived.get(name));
    }
    return name;
  }

  private String derive(String name, String optype, Element expression) {
    if (model.columns().stream().anyMatch(column -> column.name().equals(name))) {
      throw new GlmException(
          "column %s is named like a computed one, which PMML cannot tell apart".formatted(name));
    }
    derived.computeIfAbsent(
        name,
        key -> {
          Element field =
              element("DerivedField", "name", key, "optype", optype, "dataType", "double");
          field.appendChild(expression);
          return field;
        });
    return name;
  }

  private String offset() {
    List<Expression> offsets = design.offsets();
    if (offsets.size() == 1) {
      return number(offsets.get(0));
    }
    String name = String.join(" + ", offsets.stream().map(Expression::text).toList());
    return derive("offset(%s)".formatted(name), "continuous", expressions.sum(offsets));
  }

  /** The label is the target if it is a number or a class as it stands; others are computed. */
  private Element miningSchema() {
    Element schema = element("MiningSchema");
    Optional<String> target =
        formula
            .plainLabel()
            .filter(
                name ->
                    model instanceof SoftmaxModel
                        || model.columns().stream()
                            .anyMatch(
                                column ->
                                    column.name().equals(name)
                                        && column.kind() == ColumnType.Kind.NUMBER));
    target.ifPresent(
        name -> schema.appendChild(element("MiningField", "name", name, "usageType", "target")));
    formula.predictors().stream()
        .filter(name -> !target.equals(Optional.of(name)))
        .forEach(name -> schema.appendChild(element("MiningField", "name", name)));
    if (!schema.hasChildNodes()) {
      throw new GlmException(
          "PMML needs a column to predict from, or a plain label: save the model as JSON");
    }
    return schema;
  }

  private Element output() {
    Element output = element("Output");
    if (model instanceof SoftmaxModel softmax) {
      for (String category : softmax.classes()) {
        output.appendChild(
            element(
                "OutputField",
                "name",
                "probability(%s)".formatted(category),
                "optype",
                "continuous",
                "dataType",
                "double",
                "feature",
                "probability",
                "value",
                category));
      }
    } else {
      output.appendChild(
          element(
              "OutputField",
              "name",
              "prediction",
              "optype",
              "continuous",
              "dataType",
              "double",
              "feature",
              "predictedValue"));
    }
    return output;
  }

  private Element predictors(String list, Set<String> names) {
    Element predictors = element(list);
    names.forEach(name -> predictors.appendChild(element("Predictor", "name", name)));
    return predictors;
  }
}
