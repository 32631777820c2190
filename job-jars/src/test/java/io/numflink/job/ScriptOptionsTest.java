package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.session.SessionOptions;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Placement;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParameterException;

class ScriptOptionsTest {
  private static final ClusterModel FOUR_NODES = ClusterModel.uniform(4, 2, 1 << 20);

  @Test
  void whatFollowsTheScriptIsTheScripts() {
    assertThat(Options.of("--nodes", "2", "x.py", "--nodes", "a b").arguments())
        .containsExactly("--nodes", "a b");
  }

  @Test
  void readsWhatASessionNeeds() {
    SessionOptions session =
        Options.of(
                "--placement=hash",
                "--node-grid=2x2",
                "--driver-threshold=1 KiB",
                "--checkpoint=/tmp/points",
                "--state-backend=rocksdb",
                "x.py")
            .session(FOUR_NODES);
    assertThat(session.placement()).isEqualTo(Placement.HASH);
    assertThat(session.assigner().nodeGrid()).isEqualTo(List.of(2, 2));
    assertThat(session.driverThresholdBytes()).isEqualTo(1024);
    assertThat(session.flink().get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(session.flink().get(CheckpointingOptions.CHECKPOINTS_DIRECTORY))
        .isEqualTo("file:///tmp/points");
  }

  @Test
  void leavesFlinkAloneWithoutCheckpoints() {
    SessionOptions session = Options.of("x.py").session(FOUR_NODES);
    assertThat(session.flink().toMap()).isEmpty();
    assertThat(session.driverThresholdBytes()).isEqualTo(64 << 10);
  }

  @Test
  void readsBlockShapes() {
    assertThat(Options.of("--block=X=100x20", "--block", "w=5", "x.py").blockShapes())
        .containsOnlyKeys("X", "w")
        .containsEntry("X", new int[] {100, 20})
        .containsEntry("w", new int[] {5});
  }

  @Test
  void sharesTheMachineOut() {
    ClusterModel model = Options.of("--nodes=3", "--slots=2", "x.py").ownCluster(3000);
    assertThat(model).isEqualTo(ClusterModel.uniform(3, 2, 1000));
    assertThat(Options.of("--node-memory=1m", "x.py").ownCluster(3000).nodes().get(0).memoryBytes())
        .isEqualTo(1 << 20);
  }

  @Test
  void plansForUnequalNodes() {
    ClusterModel model =
        Options.of("--slots=2,4,4", "--node-memory=1k,2k,2k", "x.py").plannedCluster(0);
    assertThat(model.nodes())
        .containsExactly(
            new ClusterModel.Node(2, 1024),
            new ClusterModel.Node(4, 2048),
            new ClusterModel.Node(4, 2048));
    assertThat(Options.of("--slots=2,4", "--node-memory=1k", "x.py").plannedCluster(0).nodes())
        .extracting(ClusterModel.Node::memoryBytes)
        .containsExactly(1024L, 1024L);
    assertThat(Options.of("--nodes=3", "--slots=2", "x.py").plannedCluster(5))
        .isEqualTo(ClusterModel.uniform(3, 2, 5));
  }

  @Test
  void startsEqualNodesOnly() {
    assertThatThrownBy(() -> Options.of("--slots=2,4", "x.py").ownCluster(3000))
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "--slots with several values is for plans and running clusters: an embedded one has"
                + " equal TaskManagers");
    assertThatThrownBy(() -> Options.of("--nodes=3", "--slots=2,4", "x.py").cluster().request())
        .hasMessage("--slots has 2 values for 3 nodes");
    assertThatThrownBy(() -> Options.of("--nodes=3", "--slots=2,4", "x.py").plannedCluster(0))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--slots has 2 values for 3 nodes");
  }

  @Test
  void wantsAsManyNodesAsTheGridHasPlaces() {
    assertThatThrownBy(() -> Options.of("--node-grid=3x2", "x.py").session(FOUR_NODES))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--node-grid 3x2 has 6 places, and there are 4 nodes: ask for --nodes 6");
  }

  @ParameterizedTest
  @CsvSource({
    "--block=X, X",
    "--block=X=0x2, X=0x2",
    "--block==2x2, =2x2",
    "--node-grid=2y2, 2y2",
    "--node-memory=lots, lots",
    "--placement=random, random",
    "--state-backend=disk, disk"
  })
  void namesWhatItCannotRead(String option, String text) {
    assertThatThrownBy(() -> Options.of(option, "x.py"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("'" + text + "'");
  }
}
