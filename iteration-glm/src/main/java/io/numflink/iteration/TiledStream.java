package io.numflink.iteration;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Tiles of a bounded stream: the iteration is part of the stream's job, and begins when the stream
 * has ended. Rows stay on the subtasks that have them if the stream has as many of them as the
 * iteration has slots; otherwise they are dealt out evenly. So which rows make a tile may differ
 * from run to run, and results differ by rounding.
 *
 * <p>The job takes the settings of the stream's environment, in streaming mode. Checkpoints are
 * made until the first source of the stream has ended. If an attempt fails later, the stream is
 * read again from the last of them on, and the loop goes on with the loop variable that it had.
 *
 * @param rows the stream; it must end, and give the same rows again after a failure
 * @param tiling makes tiles of them
 * @param <T> a row
 */
public record TiledStream<T>(DataStream<T> rows, Tiling<T> tiling) implements TileInput {}
