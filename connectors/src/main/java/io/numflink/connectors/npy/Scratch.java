package io.numflink.connectors.npy;

import io.numflink.array.expr.BlockWriter;
import io.numflink.connectors.files.StoragePath;
import java.io.IOException;
import java.io.OutputStream;

/** Where the blocks of one array are kept between begin and commit of a save. */
interface Scratch {

  /** Makes room; the writer then writes the blocks, on whatever machines they are. */
  BlockWriter begin() throws IOException;

  /** Writes the array as an npy stream. */
  void copyTo(OutputStream out) throws IOException;

  /** Makes the array visible as an npy file of that name. */
  void publish() throws IOException;

  /** Deletes what there is. */
  void discard();

  /**
   * The scratch for an array: a file beside the target where a file can be written at any place,
   * otherwise a directory of parts.
   *
   * @param target where the array will be
   * @param name of the scratch, unique beside the target
   */
  static Scratch beside(StoragePath target, String name, ArrayHead array) {
    return target.local().isPresent()
        ? new LocalScratch(target, target.sibling(name), array)
        : new PartsScratch(target, target.sibling(name), array);
  }
}
