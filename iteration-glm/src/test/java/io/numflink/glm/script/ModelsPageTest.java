package io.numflink.glm.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.script.value.None;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/models.md} says what the table says. */
class ModelsPageTest {
  private static final Path PAGE = Path.of("../docs/models.md");
  private static final Path ACTUAL = Path.of("target/models.md");

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    StringBuilder text = new StringBuilder();
    for (ModelKind kind : ModelKind.all()) {
      text.append("**`").append(kind.name()).append("`**: ").append(kind.doc()).append("\n\n");
      text.append("| argument | default | |\n| --- | --- | --- |\n");
      for (Parameter each : kind.parameters()) {
        text.append(
            "| `%s` | `%s` | %s |\n".formatted(each.name(), text(each.initial()), each.doc()));
      }
      text.append('\n');
    }
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, text);
    assertThat(Files.readString(PAGE)).contains(text);
  }

  private static String text(Object value) {
    if (value instanceof String s) {
      return "'" + s + "'";
    }
    if (value instanceof Boolean b) {
      return b ? "True" : "False";
    }
    if (value instanceof Double d) {
      return d == 1e-4 ? "0.0001" : d.toString();
    }
    return value == None.NONE ? "None" : value.toString();
  }
}
