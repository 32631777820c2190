package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that {@code docs/models.md} begins with runs as it stands. */
class ModelsPageSnippetTest {
  private static final Path PAGE = Path.of("../docs/models.md");

  @Test
  void runs(@TempDir Path folder) throws Exception {
    Matcher snippet =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(snippet.find()).isTrue();
    Path script = Files.writeString(folder.resolve("page.py"), snippet.group(1));
    try (ModelRun.Clusters clusters = new ModelRun.Clusters()) {
      ModelRun run = ModelRun.of(clusters, 1, 2, List.of(script.toString()));
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines().toList())
          .satisfiesExactly(
              shapes -> assertThat(shapes).isEqualTo("(1, 20) (1,) [0 1]"),
              score -> assertThat(score).matches("accuracy 0\\.9[89]\\d+"),
              rows -> assertThat(rows).isEqualTo("(3, 2)"));
    }
  }
}
