package io.numflink.array.blocking;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.kernel.Combiner;
import io.numflink.array.kernel.UFunc;

/** Adds blocks of one type, which the sum keeps: the terms of contractions. */
record SumCombiner(DType dtype) implements Combiner {

  @Override
  public void combine(Block accumulator, Block term) {
    Object[] in = {accumulator.data(), term.data()};
    UFunc.ADD.loop(dtype).run(in, new int[2], accumulator.data(), 0, term.size());
  }
}
