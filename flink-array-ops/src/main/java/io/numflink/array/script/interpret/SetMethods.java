package io.numflink.array.script.interpret;

import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.TupleValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The methods of sets. */
final class SetMethods {
  static final Map<String, Method<SetValue>> TABLE = new LinkedHashMap<>();

  static {
    add("add", "element", (in, self, a) -> done(() -> self.add(a[0])));
    add("clear", "", (in, self, a) -> done(self::clear));
    add("copy", "", (in, self, a) -> new SetValue(self.items()));
    add("discard", "element", (in, self, a) -> done(() -> self.remove(a[0])));
    add("remove", "element", (in, self, a) -> remove(self, a[0]));
    add("update", "*others", (in, self, a) -> update(in, self, (TupleValue) a[0]));
    combining("union", BinaryOperator.OR);
    combining("intersection", BinaryOperator.AND);
    combining("difference", BinaryOperator.SUBTRACT);
    combining("symmetric_difference", BinaryOperator.XOR);
    comparing("issubset", Comparison.LESS_EQUAL);
    comparing("issuperset", Comparison.GREATER_EQUAL);
  }

  private SetMethods() {}

  private static void add(String name, String parameters, Method.Body<SetValue> body) {
    TABLE.put(name, Method.of(name, parameters, body));
  }

  private static void combining(String name, BinaryOperator operator) {
    add(
        name,
        "*others",
        (in, self, a) -> {
          Object result = new SetValue(self.items());
          for (Object other : ((TupleValue) a[0]).items()) {
            result = in.operators().binary(operator, result, set(in, other));
          }
          return result;
        });
  }

  private static void comparing(String name, Comparison comparison) {
    add(name, "other", (in, self, a) -> in.operators().compare(comparison, self, set(in, a[0])));
  }

  private static SetValue set(Interpreter in, Object iterable) {
    SetValue set = new SetValue();
    in.iterate(iterable).forEachRemaining(set::add);
    return set;
  }

  private static Object done(Runnable action) {
    action.run();
    return None.NONE;
  }

  private static Object remove(SetValue self, Object element) {
    if (!self.remove(element)) {
      throw Items.keyError(element);
    }
    return None.NONE;
  }

  private static Object update(Interpreter in, SetValue self, TupleValue others) {
    others.items().forEach(other -> in.iterate(other).forEachRemaining(self::add));
    return None.NONE;
  }
}
