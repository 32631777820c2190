package io.numflink.array.session;

import io.numflink.array.block.ArrayException;
import io.numflink.array.blocking.BlockingRequest;
import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Expr;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The stores of one evaluation: begun together, and aborted when closed before {@link #commit} has
 * come to them.
 */
final class Saving implements AutoCloseable {
  private final List<ArrayStore> stores;
  private final List<ArrayStore> uncommitted = new ArrayList<>();
  private final List<Expr> arrays = new ArrayList<>();
  private final List<BlockWriter> writers = new ArrayList<>();

  private Saving(List<ArrayStore> stores) {
    this.stores = List.copyOf(stores);
  }

  /** Stores that are only planned for: nothing is begun, and nothing can be written. */
  static Saving planned(List<ArrayStore> stores) {
    Saving saving = new Saving(List.of());
    for (ArrayStore store : stores) {
      for (Expr array : store.arrays()) {
        saving.add(
            array,
            (offset, block) -> {
              throw new IllegalStateException("planned, not begun");
            });
      }
    }
    return saving;
  }

  static Saving begin(List<ArrayStore> stores) {
    Saving saving = new Saving(stores);
    saving.beginAll();
    return saving;
  }

  /** Forgets what was written, for another try: its blocks may be others. */
  void beginAgain() {
    close();
    arrays.clear();
    writers.clear();
    beginAll();
  }

  private void beginAll() {
    try {
      for (ArrayStore store : stores) {
        uncommitted.add(store);
        List<BlockWriter> begun = store.begin();
        for (int i = 0; i < begun.size(); i++) {
          add(store.arrays().get(i), begun.get(i));
        }
      }
    } catch (IOException e) {
      close();
      throw osError(e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void add(Expr array, BlockWriter writer) {
    arrays.add(array.known());
    writers.add(writer);
  }

  /** What is saved; settled arrays as the leaves that hold their values. */
  List<Expr> arrays() {
    return arrays;
  }

  void addTo(BlockingRequest.Builder request) {
    for (int i = 0; i < arrays.size(); i++) {
      request.store(arrays.get(i).resolved(), writers.get(i));
    }
  }

  /** Makes everything visible, in the order of the stores. */
  void commit() {
    while (!uncommitted.isEmpty()) {
      try {
        uncommitted.get(0).commit();
      } catch (IOException e) {
        throw osError(e);
      }
      uncommitted.remove(0);
    }
  }

  private static ArrayException osError(IOException e) {
    ArrayException error = new ArrayException("OSError", String.valueOf(e.getMessage()));
    error.initCause(e);
    return error;
  }

  @Override
  public void close() {
    uncommitted.forEach(ArrayStore::abort);
    uncommitted.clear();
  }
}
