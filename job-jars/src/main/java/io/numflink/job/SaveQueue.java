package io.numflink.job;

import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.LiveArrays;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptException;
import io.numflink.connectors.StoredArrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a script has asked for, until the next evaluation writes them. */
final class SaveQueue implements PendingSaves {
  private final List<ArrayStore> stores = new ArrayList<>();
  private Evaluator evaluator;

  /** What writes them: an evaluator that takes from this queue. */
  void flushThrough(Evaluator chosen) {
    evaluator = chosen;
  }

  @Override
  public void add(Save save) {
    stores.add(store(save));
  }

  private static ArrayStore store(Save save) {
    if (save.path().endsWith(".npy")) {
      return StoredArrays.save(save.path(), save.arrays().get(""));
    }
    if (save.path().endsWith(".npz")) {
      return archive(save);
    }
    throw new ScriptException("OSError", "no format is known for '" + save.path() + "'");
  }

  private static ArrayStore archive(Save save) {
    Map<String, Expr> arrays = new LinkedHashMap<>(save.arrays());
    return StoredArrays.saveArchive(save.path(), List.of(), arrays);
  }

  @Override
  public void flush() {
    if (stores.isEmpty()) {
      return;
    }
    try {
      evaluator.evaluate(List.of(), LiveArrays.none());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ScriptException("KeyboardInterrupt", "");
    }
  }

  /** All that is queued; the queue is empty afterwards. */
  List<ArrayStore> take() {
    List<ArrayStore> taken = List.copyOf(stores);
    stores.clear();
    return taken;
  }
}
