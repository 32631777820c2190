package io.numflink.lshs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutingKeysTest {

  @ParameterizedTest
  @CsvSource({
    "128,1",
    "128,2",
    "128,7",
    "128,127",
    "128,128",
    "200,3",
    "256,64",
    "1024,100",
    "4096,128",
    "32768,1",
    "32768,17",
    "32768,128"
  })
  void keysReachTheirSubtasksAndGroups(int maxParallelism, int parallelism) {
    RoutingKeys keys = new RoutingKeys(maxParallelism, parallelism);
    int groups = 0;
    for (int subtask = 0; subtask < parallelism; subtask++) {
      assertThat(keys.firstGroup(subtask)).isEqualTo(groups);
      groups += keys.groupCount(subtask);
      assertThat(subtaskOf(keys, keys.keyOfSubtask(subtask))).isEqualTo(subtask);
      for (int smaller = 0; smaller < keys.keyOfSubtask(subtask); smaller++) {
        assertThat(subtaskOf(keys, smaller)).isNotEqualTo(subtask);
      }
      for (int i = 0; i < keys.groupCount(subtask) + 1; i++) {
        assertThat(subtaskOf(keys, keys.keyOnSubtask(subtask, i))).isEqualTo(subtask);
      }
    }
    assertThat(groups).isEqualTo(maxParallelism);
    for (int group = 0; group < maxParallelism; group++) {
      assertThat(KeyGroupRangeAssignment.assignToKeyGroup(keys.keyOfGroup(group), maxParallelism))
          .isEqualTo(group);
    }
  }

  @Test
  void moreSubtasksThanKeyGroupsAreRefused() {
    assertThatThrownBy(() -> new RoutingKeys(128, 129))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("129")
        .hasMessageContaining("128");
  }

  private static int subtaskOf(RoutingKeys keys, int key) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        key, keys.maxParallelism(), keys.parallelism());
  }
}
