package io.numflink.array.dataflow;

import io.numflink.array.block.Block;
import io.numflink.array.block.BlockCodec;
import io.numflink.array.kernel.BlockKeeper;
import io.numflink.array.kernel.KeptBlockLostException;
import io.numflink.array.kernel.KernelContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * Keeps blocks as files in the TaskManager's own temporary folder, one folder an array. Files,
 * since the classes of two jobs on a session cluster are loaded apart and share no memory; Flink
 * deletes the folder with the TaskManager.
 */
public final class FileKeeper implements BlockKeeper {
  private static final int BUFFER_BYTES = 1 << 20;

  private final Path folder;

  /**
   * @param taskManagerFolder the TaskManager's temporary folder
   */
  public FileKeeper(Path taskManagerFolder) {
    folder = taskManagerFolder.resolve("numflink-kept");
  }

  @Override
  public void keep(String array, int block, Block value) {
    Path file = file(array, block);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (var out =
          new DataOutputViewStreamWrapper(
              new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES))) {
        BlockCodec.write(value, out);
      }
      Files.move(
          unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a block in " + file, e);
    }
  }

  @Override
  public Block kept(KernelContext memory, String array, int block) {
    try (InputStream file = Files.newInputStream(file(array, block));
        var in = new DataInputViewStreamWrapper(file)) {
      return BlockCodec.read(in);
    } catch (IOException e) {
      throw new KeptBlockLostException(array, block, e);
    }
  }

  /** Deletes arrays that no later job will ask for. */
  void drop(Collection<String> arrays) {
    for (String array : arrays) {
      Path arrayFolder = folder.resolve(array);
      if (Files.isDirectory(arrayFolder)) {
        try (Stream<Path> files = Files.list(arrayFolder)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
          Files.deleteIfExists(arrayFolder);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot drop the kept array " + arrayFolder, e);
        }
      }
    }
  }

  private Path file(String array, int block) {
    return folder.resolve(array).resolve(block + ".block");
  }
}
