package io.numflink.array.expr;

import io.numflink.array.block.Broadcast;
import java.util.List;

/**
 * The base array with the elements of a region replaced: what {@code base[region] = value} makes.
 */
public final class Update extends Expr {
  private final Region region;

  /**
   * @param value of the base's type, and of a shape that can be broadcast to the region
   */
  public Update(Expr base, Region region, Expr value) {
    super(List.of(base, value), base.shape(), base.dtype());
    this.region = region;
    region.check(base.shape());
    if (value.dtype() != base.dtype()) {
      throw new IllegalArgumentException(
          "elements of type %s cannot replace those of type %s"
              .formatted(value.dtype(), base.dtype()));
    }
    if (!Shapes.broadcastsTo(value.shape(), region.count())) {
      throw NumpyException.valueError(
          "could not broadcast input array from shape %s into shape %s",
          Broadcast.text(value.shape()), Broadcast.text(region.count()));
    }
  }

  public Expr base() {
    return operands().get(0);
  }

  public Region region() {
    return region;
  }

  public Expr value() {
    return operands().get(1);
  }

  @Override
  public String operation() {
    return "setitem";
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.visit(this);
  }
}
