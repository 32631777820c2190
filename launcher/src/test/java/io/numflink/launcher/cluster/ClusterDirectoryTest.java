package io.numflink.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.cluster.ClusterException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterDirectoryTest {
  private static final ClusterState EMPTY =
      new ClusterState("127.0.0.1:8081", 0, List.of(), ClusterHosts.loopback());

  @TempDir private Path folder;

  @Test
  void stateSurvivesOnDisk() {
    ClusterDirectory directory = new ClusterDirectory(folder.resolve("cluster"));
    directory.prepare(EMPTY);
    ClusterState state =
        EMPTY
            .withJobManager(11)
            .withTaskManager(ClusterProcess.taskManager(1, 12, 2))
            .withTaskManager(ClusterProcess.taskManager(2, 13, 1));
    directory.write(state);
    assertThat(directory.read()).contains(state);
    assertThat(state.processes())
        .extracting(ClusterProcess::name)
        .containsExactly("jobmanager", "tm-1", "tm-2");
  }

  @Test
  void refusesAFolderWithOtherThingsInIt() throws Exception {
    Files.writeString(folder.resolve("thesis.tex"), "");
    assertThatThrownBy(() -> new ClusterDirectory(folder).prepare(EMPTY))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("is not empty");
  }

  @Test
  void removesOnlyItsOwn() throws Exception {
    ClusterDirectory directory = new ClusterDirectory(folder);
    directory.prepare(EMPTY);
    Files.writeString(folder.resolve("notes.txt"), "");
    directory.remove();
    assertThat(folder).isDirectoryContaining("glob:**notes.txt");
    assertThat(directory.read()).isEmpty();
    assertThat(directory.temporary()).doesNotExist();
  }

  @Test
  void leavesAFolderAloneThatHoldsNoCluster() throws Exception {
    Files.createDirectory(folder.resolve("log"));
    new ClusterDirectory(folder).remove();
    assertThat(folder.resolve("log")).exists();
  }

  @Test
  void takesNoOtherProcessForItsOwn() {
    // This JVM runs, but is none of the cluster's, whatever the state says about its id.
    ClusterDirectory directory = new ClusterDirectory(folder);
    directory.prepare(EMPTY);
    directory.write(
        EMPTY
            .withJobManager(ProcessHandle.current().pid())
            .withTaskManager(ClusterProcess.taskManager(1, 1, 1)));
    assertThat(LocalCluster.find(folder)).isEmpty();
  }

  @Test
  void tailsTheLogOrElseTheOutput() throws Exception {
    ClusterDirectory directory = new ClusterDirectory(folder);
    directory.prepare(EMPTY);
    assertThat(directory.tail("tm-1")).contains("tm-1 left no log");
    Files.writeString(directory.output("tm-1"), "no memory");
    assertThat(directory.tail("tm-1")).contains("tm-1.out", "no memory");
    Files.writeString(directory.log("tm-1"), "1\n".repeat(40) + "the cause\n");
    assertThat(directory.tail("tm-1")).contains("tm-1.log").endsWith("1\nthe cause");
  }
}
