package io.numflink.lshs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.lshs.ArrayGraph.Blocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Small plans in full, beside the tests. A run that differs leaves the plan it got in {@code
 * target/golden}, to be compared and, if it is better, copied to {@code src/test/resources}.
 */
final class GoldenPlanTest {

  @Test
  void gradientOfLeastSquares() throws IOException {
    ArrayGraph g = new ArrayGraph();
    Blocks x = g.input("X", 100, 8, 1);
    Blocks b = g.input("b", 5, 1);
    Blocks y = g.input("y", 20, 8);
    Blocks fit =
        g.reduce(
            "X@b",
            VertexKind.CONTRACT,
            20,
            200,
            new int[] {8},
            1,
            (c, k) -> new int[] {x.at(c, 0), b.at(0)});
    g.output(g.transposedProduct("X.T@r", x, g.map("r", 20, fit, y), 5, 200));
    assertMatches("least-squares-gradient.txt", assign(g, 4, 2));
  }

  @Test
  void squareMatmul() throws IOException {
    ArrayGraph g = new ArrayGraph();
    Blocks a = g.input("A", 64, 2, 2);
    Blocks b = g.input("B", 64, 2, 2);
    g.output(g.matmul("A@B", a, b, 64, 1024));
    assertMatches("matmul-2x2.txt", assign(g, 4, 1));
  }

  private static Plan assign(ArrayGraph g, int nodes, int slots) {
    return new LshsAssigner().assign(g.build(), ClusterModel.uniform(nodes, slots, Long.MAX_VALUE));
  }

  private static void assertMatches(String name, Plan plan) throws IOException {
    String actual = PlanText.of(plan);
    Path got = Path.of("target", "golden", name);
    Files.createDirectories(got.getParent());
    Files.writeString(got, actual);
    try (InputStream golden = GoldenPlanTest.class.getResourceAsStream("/golden/" + name)) {
      assertThat(golden).as("golden plan %s", name).isNotNull();
      assertThat(actual).isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }
}
