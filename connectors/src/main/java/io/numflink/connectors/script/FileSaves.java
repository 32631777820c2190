package io.numflink.connectors.script;

import io.numflink.array.expr.ArrayStore;
import io.numflink.array.script.value.PendingSaves;
import io.numflink.array.script.value.ScriptException;
import io.numflink.connectors.StoredArrays;
import io.numflink.connectors.files.StoragePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a script has saved and that are not written yet. Whoever evaluates takes them
 * along as the stores of a session's evaluation.
 */
public final class FileSaves implements PendingSaves {
  private final List<ArrayStore> stores = new ArrayList<>();
  private Runnable evaluation = () -> {};

  /**
   * @param newEvaluation evaluates what is pending, and so {@link #take takes} it, when nothing
   *     else is to be evaluated
   */
  public void flushThrough(Runnable newEvaluation) {
    evaluation = newEvaluation;
  }

  @Override
  public void add(Save save) {
    if (!StoredArrays.knows(save.path())) {
      throw new ScriptException(
          "NotImplementedError",
          "saving '%s': NumFlink saves .npy and .npz files".formatted(save.path()));
    }
    StoragePath path = StoragePath.of(save.path());
    if (path.local()
        .map(Path::getParent)
        .filter(parent -> !Files.isDirectory(parent))
        .isPresent()) {
      throw path.notFound();
    }
    stores.add(StoredArrays.store(save.path(), save.arrays()));
  }

  /** The stores that are to be part of the next evaluation; from now on they are not pending. */
  public List<ArrayStore> take() {
    List<ArrayStore> taken = List.copyOf(stores);
    stores.clear();
    return taken;
  }

  @Override
  public void flush() {
    if (!stores.isEmpty()) {
      evaluation.run();
    }
  }
}
