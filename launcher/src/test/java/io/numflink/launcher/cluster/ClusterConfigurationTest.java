package io.numflink.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.cluster.ClusterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterConfigurationTest {
  @Test
  void isReadByFlinkAsItWasWritten(@TempDir Path folder) throws Exception {
    Configuration written =
        configuration(ClusterSpec.of(2, 2).withFlinkOption("some.key", "it's: #1 'quoted'"));
    Files.writeString(folder.resolve("config.yaml"), ClusterConfiguration.toYaml(written));
    assertThat(GlobalConfiguration.loadConfiguration(folder.toString()).toMap())
        .containsAllEntriesOf(written.toMap());
  }

  @Test
  void spreadsSlotsAndNoticesLossesSoon() {
    assertThat(configuration(ClusterSpec.of(2, 3)).toMap())
        .containsEntry("taskmanager.load-balance.mode", "SLOTS")
        .containsEntry("heartbeat.timeout", "10 s")
        .containsEntry("classloader.parent-first-patterns.additional", "org.bytedeco.");
  }

  @Test
  void optionsOfTheUserWin() {
    assertThat(
            configuration(ClusterSpec.of(1, 1).withFlinkOption("heartbeat.timeout", "3 s")).toMap())
        .containsEntry("heartbeat.timeout", "3 s");
  }

  @Test
  void everyProcessListensWhereItRuns() {
    ClusterHosts hosts =
        new ClusterHosts(
            new ClusterHosts.Host("10.0.0.1", List.of()),
            List.of(
                new ClusterHosts.Host("10.0.0.2", List.of("ip", "netns", "exec", "a")),
                new ClusterHosts.Host("10.0.0.3", List.of("ip", "netns", "exec", "b"))));
    ClusterSpec spec = ClusterSpec.of(3, 1).withHosts(hosts);
    Configuration flink = configuration(spec);
    assertThat(flink.toMap())
        .containsEntry("jobmanager.rpc.address", "10.0.0.1")
        .containsEntry("rest.bind-address", "10.0.0.1");
    assertThat(hosts.ofTaskManager(3).address()).isEqualTo("10.0.0.2");
    assertThat(ClusterConfiguration.taskManagerArguments(flink, "10.0.0.2"))
        .contains("-D taskmanager.host=10.0.0.2 -D taskmanager.bind-host=10.0.0.2");
    assertThat(
            ClusterConfiguration.taskManagerArguments(
                configuration(spec.withFlinkOption("taskmanager.bind-host", "0.0.0.0")),
                "10.0.0.2"))
        .contains("-D taskmanager.host=10.0.0.2 -D taskmanager.bind-host=0.0.0.0");
  }

  @Test
  void refusesMemoryThatFlinkWouldRefuse() {
    ClusterSpec spec =
        ClusterSpec.of(1, 1).withFlinkOption("taskmanager.memory.process.size", "600m");
    assertThatThrownBy(() -> configuration(spec))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("Flink refuses the memory settings");
  }

  private static Configuration configuration(ClusterSpec spec) {
    return ClusterConfiguration.of(spec, 8081, 6123, new ClusterDirectory(Path.of("cluster")));
  }
}
