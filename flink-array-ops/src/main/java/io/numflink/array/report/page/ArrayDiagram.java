package io.numflink.array.report.page;

import io.numflink.array.blocking.BlockedGraph;
import io.numflink.array.report.PlannedStage;
import io.numflink.array.report.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arrays of a job as boxes. Each is in the group of the stage in which it is complete, or of
 * the last of its operands if those are complete later, as no arrow may point back. Stages in which
 * no array is complete are in one group with the next one.
 */
final class ArrayDiagram {
  private final BlockedGraph blocked;
  private final List<PlannedStage> stages;
  private final List<Diagram.Box> boxes = new ArrayList<>();
  private final Map<Integer, Integer> boxOfArray = new HashMap<>();

  private ArrayDiagram(BlockedGraph blocked, List<PlannedStage> stages) {
    this.blocked = blocked;
    this.stages = stages;
  }

  static Diagram of(BlockedGraph blocked, ArrayFlow flow, List<PlannedStage> stages) {
    ArrayDiagram diagram = new ArrayDiagram(blocked, stages);
    int[] group = new int[blocked.program().graph().arrays().size()];
    flow.parts().forEach(part -> group[part.array()] = part.lastStage());
    // Flows come by sender, and senders are numbered in topological order.
    for (ArrayFlow.Flow each : flow.flows()) {
      group[each.to()] = Math.max(group[each.to()], group[each.from()]);
    }
    List<Integer> lastStages =
        flow.parts().stream().map(part -> group[part.array()]).distinct().sorted().toList();
    flow.parts().forEach(part -> diagram.box(part, lastStages.indexOf(group[part.array()])));
    List<Diagram.Group> groups = new ArrayList<>();
    int first = 0;
    for (int last : lastStages) {
      groups.add(group(stages.subList(first, last + 1)));
      first = last + 1;
    }
    return new Diagram(groups, diagram.boxes, flow.flows().stream().map(diagram::link).toList());
  }

  /** The group of some stages that follow each other. */
  static Diagram.Group group(List<PlannedStage> stages) {
    int first = stages.get(0).id();
    int last = stages.get(stages.size() - 1).id();
    long bytes = stages.stream().mapToLong(PlannedStage::edgesInBytesRemote).sum();
    return new Diagram.Group(
        first == last ? "stage " + first : "stages %d–%d".formatted(first, last),
        Quantity.bytes(bytes) + " in");
  }

  private void box(ArrayFlow.Part part, int group) {
    ArrayText text = ArrayText.of(blocked, part.array());
    List<String> lines = new ArrayList<>();
    if (!text.made().equals(text.name())) {
      lines.add(text.made());
    }
    if (part.bytes() > 0) {
      lines.add(text.type());
    }
    lines.add(text.blocks() + ", " + Quantity.bytes(part.bytes()));
    lines.add(operations(part));
    if (part.relayedBytes() > 0) {
      lines.add("passed on: " + Quantity.bytes(part.relayedBytes()));
    }
    if (part.partialBytes() > 0) {
      lines.add("partial results: " + Quantity.bytes(part.partialBytes()));
    }
    boxOfArray.put(part.array(), boxes.size());
    boxes.add(
        new Diagram.Box(
            part.array(),
            group,
            text.name(),
            lines,
            text.name()
                + ": "
                + String.join("; ", lines)
                + "; stages "
                + range(part)
                + "; "
                + Quantity.bytes(part.incomingBytes())
                + " in from other nodes"));
  }

  private String operations(ArrayFlow.Part part) {
    String count = part.operations() == 1 ? "1 operation" : part.operations() + " operations";
    return part.firstStage() == part.lastStage() ? count : count + ", stages " + range(part);
  }

  private String range(ArrayFlow.Part part) {
    return range(stages, part);
  }

  /** The stages that an array is computed in, by their numbers through all jobs. */
  static String range(List<PlannedStage> stages, ArrayFlow.Part part) {
    int first = stages.get(part.firstStage()).id();
    int last = stages.get(part.lastStage()).id();
    return first == last ? "" + first : first + "–" + last;
  }

  private Diagram.Link link(ArrayFlow.Flow flow) {
    String names = name(flow.from()) + " → " + name(flow.to()) + ": ";
    return new Diagram.Link(
        boxOfArray.get(flow.from()),
        boxOfArray.get(flow.to()),
        flow.bytes(),
        names
            + (flow.transfers() == 0
                ? "nothing crosses"
                : Quantity.bytes(flow.bytes()) + " in " + flow.transfers() + " transfers"));
  }

  private String name(int array) {
    return blocked.program().graph().arrays().get(array).name();
  }
}
