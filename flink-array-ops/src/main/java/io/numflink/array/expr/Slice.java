package io.numflink.array.expr;

import java.util.List;

/** A regular part of an array; of the same rank. */
public final class Slice extends Expr {
  private final Region region;

  public Slice(Expr operand, Region region) {
    super(List.of(operand), region.count(), operand.dtype());
    this.region = region;
    region.check(operand.shape());
  }

  public Expr operand() {
    return operands().get(0);
  }

  public Region region() {
    return region;
  }

  @Override
  public String operation() {
    return "slice";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
