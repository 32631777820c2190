package io.numflink.glm.train;

import io.numflink.glm.family.LabelOutOfRangeException;
import io.numflink.glm.tile.Pass;
import io.numflink.iteration.PartialMerge;
import io.numflink.iteration.Superstep;
import io.numflink.iteration.Tile;
import io.numflink.iteration.TileException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A pass over the tiles. */
record GlmSuperstep(TileLayout layout) implements Superstep<Pass> {

  @Override
  public SimpleVersionedSerializer<Pass> broadcastCodec() {
    return new RecordCodec<>(Pass.class);
  }

  @Override
  public int partialLength(Pass pass) {
    return GlmMerge.HEAD + pass.over(layout.empty()).length;
  }

  @Override
  public void compute(Tile tile, Pass pass, double[] partial) {
    var rows = layout.tile(tile);
    try {
      GlmMerge.enter(pass, pass.over(rows), partial);
    } catch (LabelOutOfRangeException e) {
      throw new TileException((int) (e.row() - rows.firstRow()), e.fault());
    }
  }

  @Override
  public double flops(Pass pass, long rows) {
    return pass.flops(rows);
  }

  @Override
  public PartialMerge merge() {
    return new GlmMerge();
  }
}
