package io.numflink.array.expr;

import java.util.List;

/** An array that is computed from no other: a literal, a generated or a stored one. */
public final class Leaf extends Expr {
  private final LeafSource source;

  public Leaf(LeafSource source) {
    super(List.of(), source.shape(), source.dtype());
    this.source = source;
  }

  public LeafSource source() {
    return source;
  }

  @Override
  public String operation() {
    return source.operation();
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
