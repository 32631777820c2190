package io.numflink.array.script.interpret;

import io.numflink.array.script.value.ExceptionType;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.ModuleValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The modules {@code sys} and {@code time}, as far as scripts need them. */
final class SystemModules {
  private SystemModules() {}

  static ModuleValue sys(Interpreter in) {
    return new ModuleValue(
        "sys",
        Map.of(
            "argv",
            new ListValue(in.scriptArguments()),
            "exit",
            NativeFunction.of("exit", "status=None", a -> exit(a[0])),
            "stdout",
            new Stream("<stdout>", in.out(), in),
            "stderr",
            new Stream("<stderr>", in.err(), in),
            "maxsize",
            Long.MAX_VALUE,
            "version",
            "3.11 (NumFlink)",
            "platform",
            "linux"));
  }

  private static Object exit(Object status) {
    throw new ScriptException(new ExceptionValue(ExceptionType.of("SystemExit"), List.of(status)));
  }

  static ModuleValue time(Interpreter in) {
    long start = System.nanoTime();
    NativeFunction elapsed =
        NativeFunction.of("perf_counter", "", a -> (System.nanoTime() - start) / 1e9);
    return new ModuleValue(
        "time",
        Map.of(
            "time", NativeFunction.of("time", "", a -> System.currentTimeMillis() / 1e3),
            "perf_counter", elapsed,
            "monotonic", elapsed,
            "process_time", elapsed,
            "sleep", NativeFunction.of("sleep", "seconds", a -> sleep(in.types().real(a[0])))));
  }

  private static Object sleep(double seconds) {
    try {
      Thread.sleep((long) (seconds * 1000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return None.NONE;
  }

  /** A stream that can be written to. */
  private record Stream(String name, PrintStream stream, Interpreter in) implements ScriptObject {
    @Override
    public String typeName() {
      return "TextIOWrapper";
    }

    @Override
    public Object attribute(String attribute) {
      return switch (attribute) {
        case "name" -> name;
        case "write" -> NativeFunction.of("write", "text", a -> write(a[0]));
        case "flush" -> NativeFunction.of("flush", "", a -> flush());
        default -> null;
      };
    }

    private Object write(Object text) {
      if (!(text instanceof String line)) {
        throw ScriptException.typeError("write() argument must be str, not " + in.typeName(text));
      }
      stream.print(line);
      return (long) line.length();
    }

    private Object flush() {
      stream.flush();
      return None.NONE;
    }
  }
}
