package io.numflink.array.script.interpret;

import io.numflink.array.script.interpret.Interpreter.ModuleFactory;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.Evaluator;
import io.numflink.array.script.value.PendingSaves;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What a run may use of the outside.
 *
 * @param arguments {@code sys.argv}: the script and what follows it
 * @param out where {@code print} goes
 * @param err where {@code sys.stderr} and warnings go
 * @param evaluator what forces arrays
 * @param saves where saved files go
 * @param arrays what arrays do; null for a run without {@code numpy}
 * @param modules further modules by name, dots included
 * @param onBind told when a name of the module is bound to an array
 * @param seed the seed of random arrays that the script leaves unseeded
 */
public record Environment(
    List<String> arguments,
    PrintStream out,
    PrintStream err,
    Evaluator evaluator,
    PendingSaves saves,
    ArrayOperations.Factory arrays,
    Map<String, ModuleFactory> modules,
    BiConsumer<String, ArrayValue> onBind,
    long seed) {}
