package io.numflink.array.script.value;

import java.util.List;
import java.util.Map;

/**
 * The arrays that variables of the script hold at this moment, directly or inside lists, tuples,
 * dicts, sets and closures, in the module and in every function that is being called. Operands of a
 * half-evaluated statement are not among them.
 */
public interface LiveArrays {

  /** Each array once; found by walking the variables when this is called. */
  List<NumpyValue> values();

  /** The arrays bound to names of the module. */
  Map<String, NumpyValue> named();

  /** No arrays. */
  static LiveArrays none() {
    return new LiveArrays() {
      @Override
      public List<NumpyValue> values() {
        return List.of();
      }

      @Override
      public Map<String, NumpyValue> named() {
        return Map.of();
      }
    };
  }
}
