package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import org.junit.jupiter.api.Test;

class BlockPoolTest {

  @Test
  void handsOutReleasedArraysOfTheSameTypeAndLength() {
    BlockPool pool = new BlockPool(1 << 20);
    Block block = pool.allocate(DType.FLOAT64, 10, 10);
    pool.release(block);
    assertThat(pool.freeBytes()).isEqualTo(800);
    assertThat(pool.allocate(DType.INT64, 100).data()).isNotSameAs(block.data());
    assertThat(pool.allocate(DType.FLOAT64, 99).data()).isNotSameAs(block.data());
    Block again = pool.allocate(DType.FLOAT64, 4, 25);
    assertThat(again.data()).isSameAs(block.data());
    assertThat(again.shape()).containsExactly(4, 25);
    assertThat(pool.freeBytes()).isZero();
  }

  @Test
  void keepsNoMoreThanItsCapacity() {
    BlockPool pool = new BlockPool(1000);
    Block small = pool.allocate(DType.BOOL, 400);
    pool.release(small);
    pool.release(pool.allocate(DType.FLOAT64, 100));
    assertThat(pool.freeBytes()).isEqualTo(800);
    assertThat(pool.allocate(DType.BOOL, 400).data()).isNotSameAs(small.data());
    pool.release(pool.allocate(DType.FLOAT64, 200));
    assertThat(pool.freeBytes()).isEqualTo(800);
    pool.release(pool.allocate(DType.FLOAT64, 0));
    assertThat(pool.freeBytes()).isEqualTo(800);
  }

  @Test
  void servesSeveralThreads() throws Exception {
    BlockPool pool = new BlockPool(100_000);
    Thread[] threads = new Thread[4];
    boolean[] failed = new boolean[threads.length];
    for (int t = 0; t < threads.length; t++) {
      int id = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  Block block = pool.allocate(DType.INT32, 100 + i % 7);
                  block.int32()[5] = id;
                  Thread.onSpinWait();
                  failed[id] |= block.int32()[5] != id;
                  pool.release(block);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failed).containsOnly(false);
  }
}
