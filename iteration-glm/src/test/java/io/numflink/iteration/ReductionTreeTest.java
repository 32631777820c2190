package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Every placement of slots has a tree that merges all results, and sends as few as can be. */
class ReductionTreeTest {

  @Property(tries = 300)
  void mergesAllAndSendsOnePartialOfEachFurtherNode(
      @ForAll @Size(min = 1, max = 70) List<@IntRange(max = 20) Integer> nodeOfSubtask) {
    List<String> taskManagers = nodeOfSubtask.stream().map(node -> "tm-" + node).toList();
    ReductionTree tree = new ReductionTree(taskManagers);
    int levels = ReductionTree.levels(taskManagers.size());
    Set<Integer> holders = new HashSet<>();
    IntStream.range(0, taskManagers.size()).forEach(holders::add);
    int transfers = 0;
    int[] arrivals = new int[tree.nodes()];
    for (int level = 0; level < levels; level++) {
      Set<Integer> next = new HashSet<>();
      for (int holder : holders) {
        Route route = tree.route(holder);
        int target = route.target(level);
        next.add(target);
        assertThat(route.levels()).isEqualTo(levels);
        assertThat(route.contributions(level))
            .isEqualTo(contributions(tree, holders, level, target));
        if (level == 0) {
          assertThat(taskManagers.get(target)).isEqualTo(taskManagers.get(holder));
        }
        if (!taskManagers.get(target).equals(taskManagers.get(holder))) {
          transfers++;
          arrivals[route.node(level)]++;
        }
        // Who merges goes on as the route of whoever sent to it says.
        for (int later = level + 1; later < levels; later++) {
          assertThat(tree.route(target).target(later)).isEqualTo(route.target(later));
        }
      }
      holders = next;
    }
    assertThat(holders).hasSize(1);
    assertThat(transfers).isEqualTo(tree.nodes() - 1);
    for (int node = 0; node < tree.nodes(); node++) {
      String taskManager = tree.taskManager(node);
      assertThat(tree.children(node)).isEqualTo(arrivals[node]);
      assertThat(tree.slots(node)).isEqualTo(Collections.frequency(taskManagers, taskManager));
    }
    assertThat(holders.stream().map(taskManagers::get))
        .containsExactly(tree.taskManager(ReductionTree.ROOT));
  }

  private static int contributions(
      ReductionTree tree, Set<Integer> holders, int level, int target) {
    return (int)
        holders.stream().filter(holder -> tree.route(holder).target(level) == target).count();
  }
}
