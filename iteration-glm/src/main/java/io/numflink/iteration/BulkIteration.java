package io.numflink.iteration;

/**
 * A loop over tiles: {@code variable = initial; repeat variable = advance(variable, merge of
 * compute(tile, variable) over all tiles) until done}.
 *
 * @param name the job's name
 * @param tiles where the tiles come from
 * @param superstep what is computed of each tile
 * @param loop how the loop variable advances
 * @param <V> the loop variable
 * @param <B> the part of it that is broadcast
 */
public record BulkIteration<V, B>(
    String name, TileInput tiles, Superstep<B> superstep, Loop<V, B> loop) {}
