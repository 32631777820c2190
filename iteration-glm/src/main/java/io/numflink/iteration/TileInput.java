package io.numflink.iteration;

/** Where the tiles of an iteration come from: storage that is read by splits, or a stream. */
public sealed interface TileInput permits TileReader, TiledStream {}
