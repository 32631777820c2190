package io.numflink.array.script.numpy;

import io.numflink.array.block.Broadcast;
import io.numflink.array.block.DType;
import io.numflink.array.block.Promotion;
import io.numflink.array.expr.Expr;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.TupleValue;
import java.util.ArrayList;
import java.util.List;

/** Questions about types and shapes. */
final class TypeRows {
  private TypeRows() {}

  static List<NumpyFunction> rows() {
    return List.of(
        new NumpyFunction(
            "dtype",
            "dtype",
            "the element type of that name",
            c -> new DTypeValue(c.dtype("dtype", DType.FLOAT64), c.conversion())),
        new NumpyFunction(
            "result_type",
            "*arrays_and_dtypes",
            "the type of an operation on arrays and types",
            c -> new DTypeValue(resultType(c), c.conversion())),
        new NumpyFunction(
            "promote_types",
            "type1, type2",
            "the smallest type that holds both",
            c ->
                new DTypeValue(
                    Promotion.promote(c.dtype("type1"), c.dtype("type2")), c.conversion())),
        new NumpyFunction(
            "isscalar",
            "element",
            "whether it is a number or a string",
            c ->
                ScriptValues.isNumber(c.value("element"))
                    || c.value("element") instanceof NumpyScalar
                    || c.value("element") instanceof String),
        new NumpyFunction("iscomplexobj", "x", "false: there are no complex numbers", c -> false),
        new NumpyFunction(
            "broadcast_shapes",
            "*args",
            "the shape that shapes broadcast to",
            c ->
                TupleValue.of(
                    Broadcast.shapes(
                        c.items("args").stream().map(TypeRows::shape).toArray(long[][]::new)))),
        new NumpyFunction(
            "finfo",
            "dtype",
            "the limits of a floating-point type",
            c -> Limits.ofFloating(c.dtype("dtype"), c.conversion())),
        new NumpyFunction(
            "iinfo",
            "int_type",
            "the limits of an integer type",
            c -> Limits.ofInteger(c.dtype("int_type"))));
  }

  private static DType resultType(Call c) {
    List<DType> arrays = new ArrayList<>();
    List<Object> scalars = new ArrayList<>();
    for (Object item : c.items("arrays_and_dtypes")) {
      DType named = DTypes.find(item);
      Expr expr = named == null ? c.conversion().expr(item) : null;
      if (expr == null || expr.rank() > 0) {
        arrays.add(expr == null ? named : expr.dtype());
      } else {
        scalars.add(ScriptValues.isNumber(item) ? item : expr.dtype());
      }
    }
    return Promotion.resultType(arrays, scalars);
  }

  private static long[] shape(Object value) {
    List<Object> items = ScriptValues.sequence(value);
    return (items == null ? List.of(value) : items)
        .stream()
            .mapToLong(
                item -> {
                  if (item instanceof Long extent) {
                    return extent;
                  }
                  throw ScriptException.typeError("a shape is a tuple of integers");
                })
            .toArray();
  }
}
