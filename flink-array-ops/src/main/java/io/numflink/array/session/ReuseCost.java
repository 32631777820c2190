package io.numflink.array.session;

import io.numflink.array.expr.Contract;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Factorise;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Whether computing an array anew costs more than keeping it, in seconds of one slot. Both are
 * divided by the number of slots alike, so that is left out; so is the network, which would be
 * known from a plan only, and which a product has to pay again. The rates are what one core was
 * measured to do, rounded; what they decide lies far to one side or the other for all but a few
 * arrays.
 */
final class ReuseCost {
  /** A file of a kept array is written once, at 1 GB/s, and read back at 2 GB/s. */
  private static final double KEEP_SECONDS_A_BYTE = 1e-9 + 0.5e-9;

  /** Stored arrays are read from files of kinds unknown here; text would be slower. */
  private static final double READ_SECONDS_A_BYTE = 1e-9;

  private static final double RANDOM_SECONDS_AN_ELEMENT = 5e-9;

  /** Element-wise work, reductions and copies go at the speed of memory. */
  private static final double PASS_SECONDS_A_BYTE = 1 / 8e9;

  private static final double SECONDS_A_FLOP = 1 / 50e9;

  private ReuseCost() {}

  static boolean isWorthKeeping(Expr array) {
    return recomputeSeconds(array) > bytes(array) * KEEP_SECONDS_A_BYTE;
  }

  private static double bytes(Expr expr) {
    return (double) expr.size() * expr.dtype().bytes();
  }

  private static double recomputeSeconds(Expr array) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Expr> open = new ArrayDeque<>();
    open.add(array);
    double seconds = 0;
    while (!open.isEmpty()) {
      Expr expr = open.pop();
      if (seen.add(expr)) {
        seconds += seconds(expr);
        open.addAll(expr.operands());
      }
    }
    return seconds;
  }

  private static double seconds(Expr expr) {
    if (expr instanceof Leaf leaf) {
      return seconds(leaf.source(), leaf);
    }
    double pass = bytes(expr);
    for (Expr operand : expr.operands()) {
      pass = Math.max(pass, bytes(operand));
    }
    double arithmetic = 0;
    if (expr instanceof Contract contract) {
      arithmetic = 2.0 * contract.size();
      for (int label : contract.contractedLabels()) {
        arithmetic *= contract.left().extent(Contract.indexOf(contract.leftLabels(), label));
      }
    } else if (expr instanceof Factorise factorise) {
      // Between n³/3 (Cholesky) and some 10 n³ (SVD)
      Expr matrix = factorise.matrix();
      double shorter = Math.min(matrix.extent(0), matrix.extent(matrix.rank() - 1));
      arithmetic = matrix.size() * shorter;
    }
    return pass * PASS_SECONDS_A_BYTE + arithmetic * SECONDS_A_FLOP;
  }

  private static double seconds(LeafSource source, Leaf leaf) {
    if (source instanceof LeafSource.Random) {
      return leaf.size() * RANDOM_SECONDS_AN_ELEMENT;
    }
    boolean read = source instanceof LeafSource.Stored || source instanceof LeafSource.Kept;
    return bytes(leaf) * (read ? READ_SECONDS_A_BYTE : PASS_SECONDS_A_BYTE);
  }
}
