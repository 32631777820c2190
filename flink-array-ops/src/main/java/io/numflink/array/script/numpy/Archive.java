package io.numflink.array.script.numpy;

import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.NativeFunction;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import java.util.Map;

/** What {@code np.load} gives of an {@code .npz} file: arrays by name. */
record Archive(String path, Map<String, Expr> arrays) implements ScriptObject {

  @Override
  public String typeName() {
    return "NpzFile";
  }

  @Override
  public Object getItem(Object index) {
    Expr array = arrays.get(index);
    if (array == null) {
      throw new ScriptException("KeyError", index + " is not a file in the archive");
    }
    return new ArrayValue(array);
  }

  @Override
  public Object attribute(String name) {
    ListValue names = new ListValue(arrays.keySet());
    return switch (name) {
      case "files" -> names;
      case "keys" -> NativeFunction.of("keys", "", none -> names);
      case "close" -> NativeFunction.of("close", "", none -> None.NONE);
      default -> null;
    };
  }
}
