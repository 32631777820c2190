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
import java.util.function.Consumer;

/**
 * The files that a script has saved and that are not written yet. Whoever evaluates takes them
 * along as the stores of a session's evaluation.
 */
public final class FileSaves implements PendingSaves {
  private final Consumer<List<ArrayStore>> evaluate;
  private final List<ArrayStore> stores = new ArrayList<>();

  /**
   * @param evaluate writes stores when nothing else is to be evaluated
   */
  public FileSaves(Consumer<List<ArrayStore>> evaluate) {
    this.evaluate = evaluate;
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
      evaluate.accept(take());
    }
  }
}
