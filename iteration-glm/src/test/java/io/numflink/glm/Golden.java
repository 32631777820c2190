package io.numflink.glm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.glm.family.Families;
import io.numflink.glm.family.Link;
import io.numflink.glm.family.Response;
import io.numflink.glm.formula.DesignMatrix;
import io.numflink.glm.solver.Training;
import io.numflink.glm.solver.TrainingOptions;
import io.numflink.glm.tile.Tile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A fit by R's {@code glm}, as {@code src/test/r/make_goldens.R} wrote it. */
public record Golden(JsonNode node) {
  /** All of them. */
  public static List<Golden> all() {
    try {
      List<Golden> all = new ArrayList<>();
      new ObjectMapper()
          .readTree(new File("src/test/resources/io/numflink/glm/goldens.json"))
          .get("fits")
          .forEach(fit -> all.add(new Golden(fit)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Golden named(String name) {
    return all().stream().filter(golden -> golden.name().equals(name)).findFirst().orElseThrow();
  }

  public String name() {
    return node.get("name").asText();
  }

  public boolean separated() {
    return node.get("separated").asBoolean();
  }

  /** A figure; NaN for null. */
  public double number(String field) {
    return number(node, field);
  }

  public static double number(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value.isNull() ? Double.NaN : value.asDouble();
  }

  public Response response() {
    String link = node.get("link").asText();
    return new Response(
        Families.parse(node.get("family").asText(), number("theta"), number("power")),
        Link.parse(link.startsWith("mu^") ? "power(" + link.substring(3) + ")" : link));
  }

  public String weights() {
    return node.get("weights").isNull() ? null : node.get("weights").asText();
  }

  public TestTable table() {
    return TestTable.named(node.get("data").asText());
  }

  public DesignMatrix design() {
    return table().design(node.get("formula").asText());
  }

  public List<Tile> tiles(int tileRows) {
    return table().tiles(design(), weights(), tileRows);
  }

  public Training training(TrainingOptions options) {
    DesignMatrix design = design();
    return new Training(response(), design.names(), options.withIntercept(design.intercept()));
  }

  @Override
  public String toString() {
    return name();
  }
}
