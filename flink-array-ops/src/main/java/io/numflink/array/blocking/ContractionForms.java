package io.numflink.array.blocking;

import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Expr;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The contractions of a program as they are computed: each gives what it was written to give, of
 * operands that cost less ({@link MovedNegation}, {@link LiftedTranspose}). The nodes themselves
 * stay as they are.
 */
final class ContractionForms {
  private final IdentityHashMap<Contract, Contract> forms = new IdentityHashMap<>();
  private final IdentityHashMap<Expr, Expr> replacements = new IdentityHashMap<>();

  private ContractionForms() {}

  /** All contractions as they were written. */
  static ContractionForms asWritten() {
    return new ContractionForms();
  }

  /**
   * @param nodes the nodes of a program, operands first
   * @param fixed nodes that must be computed as they are: somebody asked for their values or blocks
   */
  static ContractionForms of(List<Expr> nodes, Collection<Expr> fixed) {
    ContractionForms result = new ContractionForms();
    Set<Expr> shared = sharedNodes(nodes);
    shared.addAll(fixed);
    for (Expr node : nodes) {
      if (node instanceof Contract contract) {
        result.add(contract, shared);
      }
    }
    return result;
  }

  private static Set<Expr> sharedNodes(List<Expr> nodes) {
    Set<Expr> used = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Expr> shared = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Expr node : nodes) {
      for (Expr operand : node.operands()) {
        if (!used.add(operand)) {
          shared.add(operand);
        }
      }
    }
    return shared;
  }

  private void add(Contract contract, Set<Expr> fixed) {
    Contract form = MovedNegation.in(contract, fixed);
    Expr left = lifted(form.left(), fixed);
    Expr right = lifted(form.right(), fixed);
    if (left != form.left() || right != form.right()) {
      form = MovedNegation.withOperands(form, left, right);
    }
    if (form != contract) {
      forms.put(contract, form);
    }
  }

  private Expr lifted(Expr operand, Set<Expr> fixed) {
    Expr lifted = LiftedTranspose.of(operand, fixed);
    if (lifted != operand) {
      replacements.put(operand, lifted.operands().get(0));
    }
    return lifted;
  }

  boolean isEmpty() {
    return forms.isEmpty();
  }

  /** The contraction with the operands that it is computed of; its result is that of the given. */
  Contract of(Contract contract) {
    return forms.getOrDefault(contract, contract);
  }

  /** The operands that a node is computed of. */
  List<Expr> operands(Expr node) {
    return node instanceof Contract contract ? of(contract).operands() : node.operands();
  }

  /** Names of nodes, and of those that are computed in their place. */
  IdentityHashMap<Expr, String> named(IdentityHashMap<Expr, String> names) {
    IdentityHashMap<Expr, String> all = new IdentityHashMap<>(names);
    replacements.forEach(
        (node, replacement) -> {
          if (names.containsKey(node)) {
            all.put(replacement, names.get(node));
          }
        });
    return all;
  }
}
