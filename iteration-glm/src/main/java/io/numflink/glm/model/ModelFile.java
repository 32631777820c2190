package io.numflink.glm.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.glm.family.Families;
import io.numflink.glm.family.Family;
import io.numflink.glm.family.GlmException;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.NegativeBinomial;
import io.numflink.glm.family.PowerLink;
import io.numflink.glm.family.Response;
import io.numflink.glm.family.Tweedie;
import io.numflink.glm.formula.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The JSON form of a model, described in {@code docs/glm.md}. Numbers are written with all their
 * digits, so a loaded model predicts what the saved one did.
 */
public final class ModelFile {
  /** Changes whenever a reader of the version before would misread a file. */
  public static final int VERSION = 1;

  private static final String MULTINOMIAL = "multinomial";
  private static final String FORMAT = "numflink-glm";

  private ModelFile() {}

  /** The text of a model. */
  public static String write(Model model) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("format", FORMAT);
    node.put("version", VERSION);
    if (model instanceof GlmModel glm) {
      describe(glm.response(), node);
    } else if (model instanceof SoftmaxModel softmax) {
      node.put("family", MULTINOMIAL);
      node.put("link", "logit");
      ArrayNode classes = node.putArray("classes");
      softmax.classes().forEach(classes::add);
    }
    node.put("formula", model.formula());
    ArrayNode columns = node.putArray("columns");
    for (ColumnType column : model.columns()) {
      ObjectNode entry = columns.addObject();
      entry.put("name", column.name());
      entry.put("kind", column.kind().name().toLowerCase(Locale.ROOT));
      ArrayNode levels = entry.putArray("levels");
      column.levels().forEach(levels::add);
    }
    ArrayNode coefficients = node.putArray("coefficients");
    for (int j = 0; j < model.names().size(); j++) {
      ObjectNode entry = coefficients.addObject();
      entry.put("name", model.names().get(j));
      double value = model.coefficients()[j];
      if (Double.isNaN(value)) {
        entry.putNull("estimate");
      } else {
        entry.put("estimate", value);
      }
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void describe(Response response, ObjectNode node) {
    node.put("family", response.family().spelling());
    if (response.family() instanceof NegativeBinomial family) {
      node.put("theta", family.theta());
    }
    if (response.family() instanceof Tweedie family) {
      node.put("power", family.power());
    }
    node.put("link", text(response.link()));
  }

  private static String text(Link link) {
    return link instanceof PowerLink power ? "power(" + power.exponent() + ")" : link.rName();
  }

  /**
   * The model of a text.
   *
   * @param name of the file, for messages
   */
  public static Model read(String text, String name) {
    try {
      return readNamed(text, name);
    } catch (GlmException e) {
      String message = e.getMessage();
      throw message.startsWith(name) ? e : new GlmException("%s: %s".formatted(name, message));
    }
  }

  private static Model readNamed(String text, String name) {
    JsonNode node;
    try {
      node = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new GlmException("%s is no model file: %s".formatted(name, e.getOriginalMessage()));
    }
    if (!FORMAT.equals(node.path("format").asText())) {
      throw new GlmException("%s is no model file of NumFlink".formatted(name));
    }
    int version = node.path("version").asInt();
    if (version != VERSION) {
      throw new GlmException(
          "%s is a model file of version %d; this NumFlink reads version %d"
              .formatted(name, version, VERSION));
    }
    List<ColumnType> columns = new ArrayList<>();
    for (JsonNode column : field(node, "columns", name)) {
      List<String> levels = new ArrayList<>();
      field(column, "levels", name).forEach(level -> levels.add(level.asText()));
      columns.add(
          new ColumnType(
              field(column, "name", name).asText(),
              kind(field(column, "kind", name).asText(), name),
              levels));
    }
    List<String> names = new ArrayList<>();
    List<Double> estimates = new ArrayList<>();
    for (JsonNode coefficient : field(node, "coefficients", name)) {
      names.add(field(coefficient, "name", name).asText());
      JsonNode estimate = field(coefficient, "estimate", name);
      if (!estimate.isNumber() && !estimate.isNull()) {
        throw new GlmException(
            "%s: the estimate of %s is neither a number nor null: %s"
                .formatted(name, names.get(names.size() - 1), estimate));
      }
      estimates.add(estimate.asDouble(Double.NaN));
    }
    double[] values = estimates.stream().mapToDouble(Double::doubleValue).toArray();
    String formula = field(node, "formula", name).asText();
    Model model;
    if (field(node, "family", name).asText().equals(MULTINOMIAL)) {
      List<String> classes = new ArrayList<>();
      field(node, "classes", name).forEach(level -> classes.add(level.asText()));
      model = new SoftmaxModel(classes, formula, columns, names, values);
    } else {
      model = new GlmModel(response(node, name), formula, columns, names, values);
    }
    check(names, model.names(model.design()), name);
    return model;
  }

  /** The coefficients have to be those of the formula, in their order. */
  private static void check(List<String> names, List<String> expected, String file) {
    if (names.size() != expected.size()) {
      throw new GlmException(
          "%s has %d coefficients, its formula %d".formatted(file, names.size(), expected.size()));
    }
    for (int j = 0; j < names.size(); j++) {
      if (!names.get(j).equals(expected.get(j))) {
        throw new GlmException(
            "%s: coefficient %d is %s, and by the formula %s"
                .formatted(file, j + 1, names.get(j), expected.get(j)));
      }
    }
  }

  private static Response response(JsonNode node, String name) {
    Family family =
        Families.parse(
            field(node, "family", name).asText(),
            node.path("theta").asDouble(Double.NaN),
            node.path("power").asDouble(Double.NaN));
    return new Response(family, Link.parse(field(node, "link", name).asText()));
  }

  private static ColumnType.Kind kind(String text, String name) {
    for (ColumnType.Kind kind : ColumnType.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
        return kind;
      }
    }
    throw new GlmException("%s: columns of kind %s are not known".formatted(name, text));
  }

  private static JsonNode field(JsonNode node, String field, String name) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new GlmException("%s: the model file lacks %s".formatted(name, field));
    }
    return value;
  }
}
