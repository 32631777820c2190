/**
 * A bulk iteration over keyed tile state. The way of a loop through it:
 *
 * <ol>
 *   <li>A user states it as a {@link io.numflink.iteration.BulkIteration}: where the tiles come
 *       from, what a superstep computes of a tile, and how the loop variable advances.
 *   <li>{@link io.numflink.iteration.IterationJobGraph} makes the Flink job: a source, the tiles,
 *       the levels of the reduction tree.
 *   <li>{@link io.numflink.iteration.TileSource} reads the tiles and then stays open, so that
 *       checkpoint barriers flow until the loop ends.
 *   <li>{@link io.numflink.iteration.TileOperator} holds the tiles in keyed state behind a cache
 *       and adds up what a superstep computes of them; {@link io.numflink.iteration.ReduceOperator}
 *       and {@link io.numflink.iteration.RootOperator} merge the slots' sums.
 *   <li>{@link io.numflink.iteration.LoopCoordinator} in the JobManager holds the loop variable,
 *       starts every superstep and decides when to end.
 *   <li>{@link io.numflink.iteration.IterationRunner} is the driver's side.
 * </ol>
 *
 * <p>May use {@code io.numflink.array} and {@code io.numflink.lshs}; knows no models.
 */
package io.numflink.iteration;
