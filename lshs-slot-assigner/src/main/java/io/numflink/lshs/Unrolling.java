package io.numflink.lshs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Turns vertices with slots into operations: terms of reductions into chains of accumulations,
 * reductions into combinations of the chains' results, generated blocks into one copy a node.
 *
 * <p>A chain collects the foldable terms of one reduction on one slot:
 *
 * <pre>
 *   acc ← kernel(term₁)           EXECUTE
 *   acc ← acc ⊕ kernel(term₂)     ACCUMULATE
 *   …
 * </pre>
 *
 * The partial results of a reduction are then combined either as a {@link Combination#TREE} or as a
 * {@link Combination#STAR}. Other terms (leaves, or blocks that are used elsewhere too) are left as
 * they are: the first combination of two of them makes a new block.
 */
final class Unrolling {

  /** How partial results come together. */
  enum Combination {
    /** Within a slot, between the slots of a node, then across nodes as a binary tree. */
    TREE,
    /** All go straight to the reduction's slot, one after another. */
    STAR
  }

  /**
   * A block on its way into a reduction.
   *
   * @param owned whether it is an accumulator that the reduction may overwrite
   */
  private record Partial(int operation, boolean owned) {}

  private static final int NONE = -1;

  private final BlockGraph graph;
  private final FoldableTerms foldable;
  private final int[] slotOfVertex;
  private final int[] nodeOfSlot;
  private final Combination combination;
  private final OperationGraph operations;

  /** The operation that makes the whole block of a vertex that is not generated. */
  private final int[] operationOf;

  /** The copies of a generated vertex, or the chains of a reduction, as linked lists. */
  private final int[] firstEntry;

  private final IntArray entryOperation;
  private final IntArray nextEntry;

  private Unrolling(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      int[] slotOfVertex,
      Combination combination) {
    this.graph = graph;
    this.foldable = foldable;
    this.slotOfVertex = slotOfVertex;
    this.combination = combination;
    nodeOfSlot = cluster.nodeOfSlot();
    operations = new OperationGraph(graph, cluster);
    operationOf = new int[graph.size()];
    Arrays.fill(operationOf, NONE);
    firstEntry = new int[graph.size()];
    Arrays.fill(firstEntry, NONE);
    entryOperation = new IntArray(graph.size());
    nextEntry = new IntArray(graph.size());
  }

  /**
   * The operations of a graph, in order of the vertices' creation.
   *
   * @param slotOfVertex the slot of each vertex; of a generated one, where its copy is made if it
   *     is an output that nobody uses; of a reduction, where its result should lie
   */
  static OperationGraph unroll(
      BlockGraph graph,
      ClusterModel cluster,
      FoldableTerms foldable,
      int[] slotOfVertex,
      Combination combination) {
    Unrolling unrolling = new Unrolling(graph, cluster, foldable, slotOfVertex, combination);
    for (int v = 0; v < graph.size(); v++) {
      unrolling.unrollVertex(v);
    }
    unrolling.finishGenerated();
    return unrolling.operations;
  }

  private void unrollVertex(int v) {
    int slot = slotOfVertex[v];
    switch (graph.kind(v)) {
      case GENERATED -> {
        // Made where it is needed, when the first user there is placed.
      }
      case INPUT -> {
        operationOf[v] = operations.add(OperationKind.EXECUTE, v, v, slot);
        operations.markFinal(operationOf[v]);
      }
      case MAP, CONTRACT -> {
        if (foldable.isFoldable(v)) {
          fold(v, foldable.reductionOf(v), slot);
        } else {
          makeCopies(v, slot);
          addOperands(v, slot);
          operationOf[v] = operations.close(OperationKind.EXECUTE, v, v, slot);
          operations.markFinal(operationOf[v]);
        }
      }
      case REDUCE -> {
        operationOf[v] = reduce(v, slot);
        operations.markFinal(operationOf[v]);
      }
    }
  }

  /** Makes the generated operands of v on the slot's node: operations that come before its own. */
  private void makeCopies(int v, int slot) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      blockFor(graph.operand(v, i), slot);
    }
  }

  private void addOperands(int v, int slot) {
    for (int i = 0; i < graph.operandCount(v); i++) {
      operations.addOperand(blockFor(graph.operand(v, i), slot));
    }
  }

  /** The operation whose block a user of vertex v on that slot takes. */
  private int blockFor(int v, int slot) {
    if (graph.kind(v) != VertexKind.GENERATED) {
      return operationOf[v];
    }
    for (int e = firstEntry[v]; e != NONE; e = nextEntry.get(e)) {
      if (operations.node(entryOperation.get(e)) == nodeOfSlot[slot]) {
        return entryOperation.get(e);
      }
    }
    int copy = operations.add(OperationKind.EXECUTE, v, v, slot);
    addEntry(v, copy);
    return copy;
  }

  private void addEntry(int v, int operation) {
    entryOperation.add(operation);
    nextEntry.add(firstEntry[v]);
    firstEntry[v] = entryOperation.size() - 1;
  }

  private void fold(int term, int reduction, int slot) {
    makeCopies(term, slot);
    for (int e = firstEntry[reduction]; e != NONE; e = nextEntry.get(e)) {
      int accumulator = entryOperation.get(e);
      if (operations.slot(accumulator) == slot) {
        operations.addOperand(accumulator);
        addOperands(term, slot);
        entryOperation.set(e, operations.close(OperationKind.ACCUMULATE, term, reduction, slot));
        return;
      }
    }
    addOperands(term, slot);
    addEntry(reduction, operations.close(OperationKind.EXECUTE, term, reduction, slot));
  }

  private int reduce(int r, int rootSlot) {
    List<Partial> partials = partials(r, rootSlot);
    Partial result =
        combination == Combination.STAR ? star(r, rootSlot, partials) : tree(r, rootSlot, partials);
    boolean inPlace = result.owned() && nodeOfSlot[rootSlot] == operations.node(result.operation());
    return inPlace
        ? result.operation()
        : operations.add(OperationKind.EXECUTE, r, r, rootSlot, result.operation());
  }

  private List<Partial> partials(int r, int rootSlot) {
    List<Partial> partials = new ArrayList<>();
    for (int e = firstEntry[r]; e != NONE; e = nextEntry.get(e)) {
      partials.add(new Partial(entryOperation.get(e), true));
    }
    // The list of chains is a stack; oldest first keeps the order of creation.
    Collections.reverse(partials);
    for (int i = 0; i < graph.operandCount(r); i++) {
      int term = graph.operand(r, i);
      if (!foldable.isFoldable(term)) {
        partials.add(new Partial(blockFor(term, rootSlot), false));
      }
    }
    return partials;
  }

  private Partial star(int r, int rootSlot, List<Partial> partials) {
    int start = 0;
    for (int i = 0; i < partials.size(); i++) {
      Partial p = partials.get(i);
      if (p.owned() && operations.slot(p.operation()) == rootSlot) {
        start = i;
      }
    }
    Partial sum = partials.get(start);
    for (int i = 0; i < partials.size(); i++) {
      if (i != start) {
        sum = combine(r, rootSlot, sum, partials.get(i));
      }
    }
    return sum;
  }

  private Partial tree(int r, int rootSlot, List<Partial> partials) {
    int rootNode = nodeOfSlot[rootSlot];
    int nodes = nodeOfSlot[nodeOfSlot.length - 1] + 1;
    List<List<Partial>> byNode = new ArrayList<>();
    int[] nodeIndex = new int[nodes];
    Arrays.fill(nodeIndex, NONE);
    IntArray members = new IntArray(8);
    for (Partial p : partials) {
      int n = operations.node(p.operation());
      if (nodeIndex[n] == NONE) {
        nodeIndex[n] = byNode.size();
        byNode.add(new ArrayList<>());
        members.add(n);
      }
      byNode.get(nodeIndex[n]).add(p);
    }
    int[] order = ReductionTree.order(members.toArray(), rootNode, nodes);
    Partial[] sums = new Partial[order.length];
    for (int i = order.length - 1; i >= 0; i--) {
      int n = order[i];
      if (nodeIndex[n] != NONE) {
        sums[i] = withinNode(r, byNode.get(nodeIndex[n]), rootSlot);
      }
      int slot = n == rootNode ? rootSlot : operations.slot(sums[i].operation());
      for (int child : ReductionTree.children(i, order.length)) {
        sums[i] = sums[i] == null ? sums[child] : combine(r, slot, sums[i], sums[child]);
      }
    }
    return sums[0];
  }

  /** Combines what lies on one node: on each slot one after another, then slots in pairs. */
  private Partial withinNode(int r, List<Partial> partials, int rootSlot) {
    List<Partial> level = withinSlots(r, partials, rootSlot);
    while (level.size() > 1) {
      List<Partial> next = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        Partial left = level.get(i);
        next.add(combine(r, operations.slot(left.operation()), left, level.get(i + 1)));
      }
      if (level.size() % 2 == 1) {
        next.add(level.get(level.size() - 1));
      }
      level = next;
    }
    return level.get(0);
  }

  private List<Partial> withinSlots(int r, List<Partial> partials, int rootSlot) {
    List<Partial> sums = new ArrayList<>();
    for (Partial p : partials) {
      int slot = operations.slot(p.operation());
      int at = 0;
      while (at < sums.size() && operations.slot(sums.get(at).operation()) != slot) {
        at++;
      }
      if (at == sums.size()) {
        sums.add(p);
      } else {
        sums.set(at, combine(r, slot, sums.get(at), p));
      }
    }
    // The root's own slot comes first, so that the sum ends up there.
    for (int i = 1; i < sums.size(); i++) {
      if (operations.slot(sums.get(i).operation()) == rootSlot) {
        Collections.swap(sums, 0, i);
      }
    }
    return sums;
  }

  private Partial combine(int r, int slot, Partial a, Partial b) {
    OperationKind kind = a.owned() || b.owned() ? OperationKind.COMBINE : OperationKind.EXECUTE;
    boolean swap = !a.owned() && b.owned();
    int first = swap ? b.operation() : a.operation();
    int second = swap ? a.operation() : b.operation();
    return new Partial(operations.add(kind, r, r, slot, first, second), true);
  }

  private void finishGenerated() {
    for (int v = 0; v < graph.size(); v++) {
      if (graph.kind(v) == VertexKind.GENERATED) {
        if (firstEntry[v] == NONE && graph.isOutput(v)) {
          blockFor(v, slotOfVertex[v]);
        }
        if (firstEntry[v] != NONE) {
          operations.markFinal(generatedOwner(v));
        }
      }
    }
  }

  /** Which copy counts as the block itself: the one on the demanded node, or else the oldest. */
  private int generatedOwner(int v) {
    if (graph.isOutput(v) && graph.pinnedNode(v) >= 0) {
      return blockFor(v, slotOfVertex[v]);
    }
    int e = firstEntry[v];
    while (nextEntry.get(e) != NONE) {
      e = nextEntry.get(e);
    }
    return entryOperation.get(e);
  }
}
