package io.numflink.array.blocking;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Elementwise;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.kernel.ElementwiseProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A group of element-wise nodes as one program.
 *
 * @param program what to compute of each element
 * @param inputs the arrays that it reads, in the order of the program's inputs
 */
record FusedProgram(ElementwiseProgram program, List<Expr> inputs) {
  private static final int MOST_SHOWN = 6;

  FusedProgram {
    inputs = List.copyOf(inputs);
  }

  /** The program of a node and of the nodes absorbed into it. */
  static FusedProgram of(Elementwise top, Fusion fusion) {
    return new Writer(fusion).write(top);
  }

  /** The program that reads one array. */
  static FusedProgram reading(Expr array) {
    return new FusedProgram(ElementwiseProgram.identity(array.dtype()), List.of(array));
  }

  /** The functions in the order of their application, as plans show them. */
  String operation() {
    List<String> functions =
        program.steps().stream()
            .filter(ElementwiseProgram.Apply.class::isInstance)
            .map(step -> ((ElementwiseProgram.Apply) step).function().numpyName())
            .toList();
    return functions.size() > MOST_SHOWN
        ? String.join("+", functions.subList(0, MOST_SHOWN)) + "+…"
        : String.join("+", functions);
  }

  private static final class Writer {
    private final Fusion fusion;
    private final ElementwiseProgram.Builder builder = new ElementwiseProgram.Builder();
    private final IdentityHashMap<Expr, Integer> values = new IdentityHashMap<>();
    private final List<Expr> inputs = new ArrayList<>();

    Writer(Fusion fusion) {
      this.fusion = fusion;
    }

    FusedProgram write(Elementwise top) {
      Deque<Elementwise> stack = new ArrayDeque<>();
      stack.push(top);
      while (!stack.isEmpty()) {
        Elementwise node = stack.peek();
        boolean ready = true;
        for (Expr operand : node.operands()) {
          if (fusion.isAbsorbed(operand) && !values.containsKey(operand)) {
            stack.push((Elementwise) operand);
            ready = false;
            break;
          }
        }
        if (ready) {
          stack.pop();
          values.put(node, apply(node));
        }
      }
      return new FusedProgram(builder.build(values.get(top)), inputs);
    }

    private int apply(Elementwise node) {
      DType[] types = node.operandTypes();
      int[] operands = new int[types.length];
      for (int i = 0; i < operands.length; i++) {
        operands[i] = value(node.operands().get(i), types[i]);
      }
      return builder.apply(node.function(), operands);
    }

    private int value(Expr operand, DType type) {
      Object constant = constant(operand);
      if (constant != null) {
        return builder.constant(constant, type);
      }
      Integer known = values.get(operand);
      if (known == null) {
        known = builder.input(operand.dtype());
        inputs.add(operand);
        values.put(operand, known);
      }
      return builder.cast(known, type);
    }

    /** The value of a 0-d operand that is known already; otherwise null. */
    private static Object constant(Expr operand) {
      if (operand.rank() == 0 && operand instanceof Leaf leaf) {
        LeafSource source = leaf.source();
        if (source instanceof LeafSource.Constant || source instanceof LeafSource.Literal) {
          return source.scalar();
        }
      }
      return null;
    }
  }
}
