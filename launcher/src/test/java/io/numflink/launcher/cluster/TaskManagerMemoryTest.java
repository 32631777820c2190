package io.numflink.launcher.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskManagerMemoryTest {
  @Test
  void heapIsExact() {
    TaskManagerMemory memory = TaskManagerMemory.ofHeap(MemorySize.parse("700m"));
    assertThat(jvmOptions(memory).split(" "))
        .contains(
            "-Xmx" + memory.heap().getBytes(),
            "-Xms" + memory.heap().getBytes(),
            // native kernels, network buffers, and what Flink's framework takes
            "-XX:MaxDirectMemorySize=" + MemorySize.ofMebiBytes(256 + 128 + 128).getBytes());
  }

  @Test
  void networkMemoryIsExact() {
    TaskManagerMemory memory =
        TaskManagerMemory.ofHeap(MemorySize.parse("1g")).withNetwork(MemorySize.parse("40m"));
    assertThat(ClusterConfiguration.taskManagerArguments(configuration(memory), "127.0.0.1"))
        .contains("taskmanager.memory.network.max=" + MemorySize.ofMebiBytes(40).getBytes() + "b");
  }

  @ParameterizedTest
  @CsvSource({"1300m", "2g", "8g"})
  void partsAddUpToTheProcess(String process) {
    TaskManagerMemory memory = TaskManagerMemory.ofProcess(MemorySize.parse(process));
    assertThat(memory.process()).isEqualTo(MemorySize.parse(process));
  }

  @ParameterizedTest
  @CsvSource({
    "2g,  2, 1g", // never less than 1 GiB
    "12g, 2, 3g", // half of the machine shared out
    "64g, 2, 4g" // never more than 4 GiB
  })
  void defaultHeapIsAShareOfTheMachine(String machine, int taskManagers, String heap) {
    assertThat(TaskManagerMemory.shareOf(MemorySize.parse(machine), taskManagers).heap())
        .isEqualTo(MemorySize.parse(heap));
  }

  @Test
  void refusesTooSmallAHeap() {
    assertThatThrownBy(() -> TaskManagerMemory.ofHeap(MemorySize.parse("159m")))
        .hasMessage("a TaskManager's heap of 159 mb is too small: at least 160 mb is needed");
    assertThatThrownBy(() -> TaskManagerMemory.ofProcess(MemorySize.parse("1g")))
        .hasMessageContaining("160 mb of heap and 992 mb for the rest are needed");
  }

  private static String jvmOptions(TaskManagerMemory memory) {
    return ClusterConfiguration.taskManagerJvmOptions(configuration(memory));
  }

  private static Configuration configuration(TaskManagerMemory memory) {
    return ClusterConfiguration.of(
        ClusterSpec.of(1, 1).withMemory(memory),
        8081,
        6123,
        new ClusterDirectory(Path.of("cluster")));
  }
}
