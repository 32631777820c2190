package io.numflink.connectors.npy;

import io.numflink.array.expr.ArrayStore;
import io.numflink.array.expr.BlockWriter;
import io.numflink.array.expr.Expr;
import io.numflink.connectors.files.StoragePath;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Saves an array as an {@code .npy} file: little-endian, in C order, format version 1. */
public final class NpyStore implements ArrayStore {
  private final Expr array;
  private final Scratch scratch;

  public NpyStore(String path, Expr array) {
    StoragePath target = StoragePath.of(path);
    this.array = array;
    this.scratch =
        Scratch.beside(target, scratchName(target), new ArrayHead(array.dtype(), array.shape()));
  }

  /** A hidden name beside the target that no other save uses. */
  static String scratchName(StoragePath target) {
    return ".%s.%s.part".formatted(target.path().getName(), UUID.randomUUID());
  }

  @Override
  public List<Expr> arrays() {
    return List.of(array);
  }

  @Override
  public List<BlockWriter> begin() throws IOException {
    return List.of(scratch.begin());
  }

  @Override
  public void commit() throws IOException {
    scratch.publish();
  }

  @Override
  public void abort() {
    scratch.discard();
  }
}
