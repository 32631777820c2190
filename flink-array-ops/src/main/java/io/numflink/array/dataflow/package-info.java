/**
 * The Flink runtime of a plan. The way of a program through it:
 *
 * <ol>
 *   <li>{@link io.numflink.array.dataflow.Staging} cuts a plan into stages and says which edge
 *       carries which block.
 *   <li>{@link io.numflink.array.dataflow.PlacedProgram} is the flat, serialisable form that the
 *       job carries.
 *   <li>{@link io.numflink.array.dataflow.ArrayJobGraph} makes the Flink job: a control source, the
 *       stages, the results.
 *   <li>{@link io.numflink.array.dataflow.ControlSource} learns which subtask runs on which
 *       TaskManager, binds logical nodes and slots to them, and admits transfers within the memory
 *       budgets while the job runs.
 *   <li>{@link io.numflink.array.dataflow.NodeRuntime} runs one TaskManager's share: its block
 *       store and one worker thread a slot. {@link io.numflink.array.dataflow.StageOperator} moves
 *       blocks between TaskManagers.
 *   <li>{@link io.numflink.array.dataflow.ResultOperator} hands the wanted blocks to the driver,
 *       where {@link io.numflink.array.dataflow.ArrayJobRunner} puts them together.
 * </ol>
 *
 * <p>May use {@code io.numflink.lshs}, {@code block}, {@code kernel} and {@code blocking}; knows no
 * expressions.
 */
package io.numflink.array.dataflow;
