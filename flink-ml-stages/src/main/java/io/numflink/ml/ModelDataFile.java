package io.numflink.ml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.numflink.glm.family.GlmException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The file of a saved model's coefficients, in the folder where Flink ML has model data. */
final class ModelDataFile {
  private static final int VERSION = 1;
  private static final String NAME = "data/coefficients.json";

  private ModelDataFile() {}

  /**
   * @param folder of the stage, in any file system that Flink knows
   */
  static void write(ModelData data, String folder) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode().put("version", VERSION);
    ArrayNode entries = root.putArray("coefficients");
    for (int j = 0; j < data.estimates().length; j++) {
      ObjectNode entry = entries.addObject().put("name", data.names().get(j));
      if (Double.isNaN(data.estimates()[j])) {
        entry.putNull("estimate");
      } else {
        entry.put("estimate", data.estimates()[j]);
      }
    }
    Path file = new Path(folder, NAME);
    try (OutputStream out = file.getFileSystem().create(file, FileSystem.WriteMode.NO_OVERWRITE)) {
      out.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }
  }

  static ModelData read(String folder) throws IOException {
    Path file = new Path(folder, NAME);
    JsonNode root;
    try (FSDataInputStream in = file.getFileSystem().open(file)) {
      root = new ObjectMapper().readTree((InputStream) in);
    }
    int version = root.path("version").asInt();
    if (version != VERSION) {
      throw new GlmException(
          "%s is of version %d; this NumFlink reads version %d".formatted(file, version, VERSION));
    }
    List<String> names = new ArrayList<>();
    List<Double> estimates = new ArrayList<>();
    for (JsonNode entry : root.path("coefficients")) {
      names.add(entry.path("name").asText());
      estimates.add(entry.path("estimate").asDouble(Double.NaN));
    }
    return new ModelData(
        names, estimates.stream().mapToDouble(Double::doubleValue).toArray(), null);
  }
}
