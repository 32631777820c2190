package io.numflink.iteration;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * What a driver sees of a savepoint, or of a checkpoint that was kept, before a job goes on from
 * it. The tiles in it are not looked at.
 *
 * @param path as it was given
 * @param maxParallelism the number of key groups, which the job that goes on must have, too
 * @param superstep the number of the next superstep
 * @param done whether the loop had ended
 * @param variable the loop variable
 */
public record Savepoint<V>(
    String path, int maxParallelism, long superstep, boolean done, V variable) {

  /**
   * Reads what is there of an iteration.
   *
   * @param codec of the loop variable
   * @throws IOException if there is no savepoint, or none of such an iteration; the message says
   *     what is wrong
   */
  public static <V> Savepoint<V> read(String path, SimpleVersionedSerializer<V> codec)
      throws IOException {
    for (OperatorState operator : metadata(path).getOperatorStates()) {
      boolean ofTiles =
          operator.getOperatorUid().filter(IterationJobGraph.TILES_UID::equals).isPresent();
      if (ofTiles && operator.getCoordinatorState() != null) {
        LoopState<V> state;
        try {
          state =
              SimpleVersionedSerialization.readVersionAndDeSerialize(
                  new LoopStateCodec<>(codec), operator.getCoordinatorState().getData());
        } catch (IOException e) {
          throw new IOException(
              "the savepoint %s cannot be continued: %s".formatted(path, e.getMessage()), e);
        }
        return new Savepoint<>(
            path, operator.getMaxParallelism(), state.superstep(), state.done(), state.variable());
      }
    }
    throw new IOException("the savepoint %s is of another kind of job".formatted(path));
  }

  private static CheckpointMetadata metadata(String path) throws IOException {
    try {
      StreamStateHandle handle =
          AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path).getMetadataHandle();
      try (DataInputStream in = new DataInputStream(handle.openInputStream())) {
        return Checkpoints.loadCheckpointMetadata(in, Savepoint.class.getClassLoader(), path);
      }
    } catch (FileNotFoundException e) {
      throw new IOException(
          "there is no savepoint at %s: it is the folder with a file %s in it"
              .formatted(path, AbstractFsCheckpointStorageAccess.METADATA_FILE_NAME),
          e);
    } catch (IOException | IllegalStateException e) {
      throw new IOException(
          "%s is no savepoint: %s".formatted(path, firstSentence(e.getMessage())), e);
    }
  }

  /** Flink goes on to guess at reasons. */
  private static String firstSentence(String message) {
    int end = message == null ? -1 : message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }
}
