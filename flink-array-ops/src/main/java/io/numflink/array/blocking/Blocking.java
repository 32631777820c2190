package io.numflink.array.blocking;

import io.numflink.array.blocking.BlockedGraph.Kept;
import io.numflink.array.blocking.BlockedGraph.Root;
import io.numflink.array.expr.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Turns expressions into a graph of block operations:
 *
 * <ol>
 *   <li>the nodes that the roots need are listed, operands first, with contractions in the form
 *       that costs least ({@link ContractionForms});
 *   <li>every array gets a grid ({@link GridChooser});
 *   <li>element-wise nodes are fused into their users ({@link Fusion}), transposes into
 *       contractions ({@link LabelledOperand});
 *   <li>from the roots back, what is still needed is marked;
 *   <li>every marked node becomes vertices ({@link BlockStep}), once;
 *   <li>every block that is to be stored becomes the operand of one more vertex, which writes it
 *       ({@link StoreBlocks}).
 * </ol>
 */
public final class Blocking {
  private Blocking() {}

  public static BlockedGraph block(BlockingRequest request, BlockingOptions options) {
    List<Expr> targets = request.targets();
    List<Expr> written = TopologicalOrder.of(targets);
    List<Expr> fixed = new ArrayList<>(targets);
    fixed.addAll(request.blockShapes().keySet());
    ContractionForms forms = ContractionForms.of(written, fixed);
    List<Expr> nodes = forms.isEmpty() ? written : TopologicalOrder.of(targets, forms);
    GridChooser grids = new GridChooser(nodes, forms, request.blockShapes(), options);
    StepChooser chooser = new StepChooser(new Fusion(nodes, forms, targets), forms);
    IdentityHashMap<Expr, BlockStep> steps = neededSteps(nodes, targets, chooser);

    Blocks blocks = new Blocks(grids, forms.named(request.names()));
    for (Expr node : nodes) {
      BlockStep step = steps.get(node);
      if (step != null) {
        blocks.graph().at(node.position());
        blocks.put(node, step.build(blocks));
      }
    }
    List<Root> roots = new ArrayList<>();
    for (Expr root : request.roots()) {
      roots.add(root(root, blocks));
    }
    for (BlockingRequest.Store store : request.stores()) {
      StoreBlocks.add(store, blocks);
    }
    List<Kept> kept = new ArrayList<>();
    request.kept().forEach((expr, id) -> kept.add(KeepBlocks.add(expr, id, blocks)));
    return new BlockedGraph(
        blocks.graph().build(), roots, kept, blocks.vertices(), blocks.graph().positions());
  }

  private static IdentityHashMap<Expr, BlockStep> neededSteps(
      List<Expr> nodes, List<Expr> roots, StepChooser chooser) {
    Set<Expr> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    needed.addAll(roots);
    IdentityHashMap<Expr, BlockStep> steps = new IdentityHashMap<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Expr node = nodes.get(i);
      if (needed.contains(node)) {
        BlockStep step = node.accept(chooser);
        steps.put(node, step);
        needed.addAll(step.inputs());
      }
    }
    return steps;
  }

  private static Root root(Expr root, Blocks blocks) {
    BlockedArray array = blocks.get(root, blocks.gridFor(root));
    for (int vertex : array.vertices()) {
      blocks.graph().markOutput(vertex);
    }
    return new Root(root, blocks.name(root), array.array(), array.grid(), array.vertices());
  }
}
