package io.numflink.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs print on a cluster what they print under CPython with NumPy 1.24, in rotating
 * settings. Where there is no NumPy 1.24 at {@code /usr/bin/python3}, what they print is compared
 * with their serial evaluation: the same script with all arrays on the driver. {@link
 * RandomCampaign} says how to run more of them; {@code -Dnumflink.random.setting=two-nodes} runs
 * them in one setting only.
 */
@Tag("cluster")
class RandomScriptsTest {
  /** A program is a dozen jobs. */
  private static final int PROGRAMS = 6;

  private static final String SETTING = System.getProperty("numflink.random.setting", "");

  private static ScriptClusters clusters;

  @BeforeAll
  static void open(@TempDir Path folder) {
    clusters = new ScriptClusters(folder.resolve("cluster"));
  }

  @AfterAll
  static void close() {
    clusters.close();
  }

  /** In an order in which few clusters are started. */
  static List<ScriptSetting> settings() {
    return Stream.of(
            ScriptSetting.ONE_NODE,
            ScriptSetting.TWO_NODES,
            ScriptSetting.placedBy("hash"),
            ScriptSetting.placedBy("round-robin"),
            ScriptSetting.ODD_BLOCKS,
            ScriptSetting.FOUR_NODES)
        .filter(setting -> SETTING.isEmpty() || SETTING.equals(setting.name()))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("settings")
  void printWhatTheReferencePrints(ScriptSetting setting) throws Exception {
    new RandomCampaign(
            setting.name(),
            new ClusterRunner(clusters, setting),
            new ClusterRunner(clusters, ScriptSetting.DRIVER_ONLY))
        .check(PROGRAMS, 1 + settings().indexOf(setting));
  }
}
