package io.numflink.array.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.blocking.BlockProgram;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.Plan;
import io.numflink.lshs.PlanLoads;
import io.numflink.lshs.RunAhead;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.util.InstantiationUtil;

class PackedProgramTest {

  @Property(tries = 200)
  void travelsUnchanged(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    BlockProgram program = ToyPrograms.random(random, 1 + random.nextInt(6), 8, 4, 0);
    ClusterModel cluster =
        ClusterModel.uniform(1 + random.nextInt(5), 1 + random.nextInt(3), Long.MAX_VALUE);
    Plan plan = ToyPrograms.randomPlan(random, program.graph(), cluster);
    PlanLoads loads = PlanLoads.of(plan);
    PlacedProgram placed =
        new PlacedProgram(
            program,
            plan,
            loads,
            new Staging(plan),
            RunAhead.defaultBudget(plan, loads),
            NodeHistory.none());
    PlacedProgram arrived = InstantiationUtil.clone(placed.pack()).unpack();
    assertThat(arrived)
        .usingRecursiveComparison()
        .ignoringFields("arrays.combiner", "arrays.kernel")
        .isEqualTo(placed);
    assertThat(arrived.stageCount()).isEqualTo(placed.stageCount());
  }
}
