package io.numflink.array.script.interpret;

import io.numflink.array.block.DType;
import io.numflink.array.script.value.Arguments;
import io.numflink.array.script.value.Callable;
import io.numflink.array.script.value.DictValue;
import io.numflink.array.script.value.EllipsisValue;
import io.numflink.array.script.value.ExceptionValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.RangeValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptValues;
import io.numflink.array.script.value.SetValue;
import io.numflink.array.script.value.Signature;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.TypeValue;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The built-in types: what belongs to them, and how values are made of others. */
final class Types {

  /** A built-in type. */
  private record BuiltIn(String name, Predicate<Object> instance, Function<Arguments, Object> make)
      implements TypeValue {
    @Override
    public boolean isInstance(Object value) {
      return instance.test(value);
    }

    @Override
    public Object call(Arguments arguments) {
      return make.apply(arguments);
    }
  }

  private final Interpreter interpreter;
  private final Map<String, TypeValue> table = new LinkedHashMap<>();

  Types(Interpreter interpreter) {
    this.interpreter = interpreter;
    Conversions conversions = new Conversions(interpreter);
    add("bool", v -> v instanceof Boolean, "x=False", a -> interpreter.truth(a[0]));
    add("int", ScriptValues::isInteger, "x=0, base=None", a -> conversions.integer(a[0], a[1]));
    add("float", Types::isFloat, "x=0", a -> conversions.floating(a[0]));
    add("str", v -> v instanceof String, "object=", a -> a[0] == null ? "" : interpreter.str(a[0]));
    add("list", v -> v instanceof ListValue, "iterable=", a -> conversions.list(a[0]));
    add("tuple", v -> v instanceof TupleValue, "iterable=", a -> conversions.tuple(a[0]));
    add("set", v -> v instanceof SetValue, "iterable=", a -> conversions.set(a[0]));
    put("dict", v -> v instanceof DictValue, conversions::dict);
    put("range", v -> v instanceof RangeValue, conversions::range);
    put("slice", v -> v instanceof SliceValue, conversions::slice);
    add("type", v -> v instanceof TypeValue, "object", a -> type(a[0]));
    put("object", v -> true, a -> new Opaque());
  }

  /** What {@code object()} makes: a value equal to itself only. */
  private static final class Opaque implements ScriptObject {
    @Override
    public String typeName() {
      return "object";
    }
  }

  private static boolean isFloat(Object value) {
    return value instanceof Double
        || (value instanceof NumpyScalar scalar && scalar.dtype() == DType.FLOAT64);
  }

  private void add(
      String name, Predicate<Object> instance, String parameters, Function<Object[], Object> make) {
    Signature signature = Signature.of(name, parameters);
    put(name, instance, arguments -> make.apply(signature.bind(arguments)));
  }

  private void put(String name, Predicate<Object> instance, Function<Arguments, Object> make) {
    table.put(name, new BuiltIn(name, instance, make));
  }

  Map<String, TypeValue> table() {
    return table;
  }

  /** {@code type(value)}. */
  TypeValue type(Object value) {
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().type(array);
    }
    if (value instanceof ExceptionValue exception) {
      return exception.type();
    }
    if (value instanceof ScriptObject object && object.type() != null) {
      return object.type();
    }
    String name = name(value);
    TypeValue known = table.get(name);
    return known != null
        ? known
        : new BuiltIn(
            name,
            other -> name(other).equals(name),
            arguments -> {
              throw ScriptException.typeError("cannot create '" + name + "' instances");
            });
  }

  String name(Object value) {
    if (value instanceof NumpyValue array) {
      return interpreter.arrays().type(array).name();
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Long || value instanceof BigInteger) {
      return "int";
    }
    if (value instanceof Double) {
      return "float";
    }
    if (value instanceof ScriptObject object) {
      return object.typeName();
    }
    if (value instanceof ExceptionValue exception) {
      return exception.type().name();
    }
    for (String name : new String[] {"list", "tuple", "dict", "set", "range", "slice"}) {
      if (table.get(name).isInstance(value)) {
        return name;
      }
    }
    if (value instanceof TypeValue) {
      return "type";
    }
    if (value instanceof FunctionValue) {
      return "function";
    }
    if (value instanceof Callable) {
      return "builtin_function_or_method";
    }
    if (value == None.NONE) {
      return "NoneType";
    }
    return value instanceof EllipsisValue
        ? "ellipsis"
        : value instanceof Iterator<?> ? "generator" : value.getClass().getSimpleName();
  }

  boolean isInstance(Object value, Object type) {
    if (type instanceof TupleValue types) {
      return types.items().stream().anyMatch(one -> isInstance(value, one));
    }
    if (type instanceof TypeValue one) {
      return one.isInstance(value);
    }
    throw ScriptException.typeError(
        "isinstance() arg 2 must be a type, a tuple of types, or a union");
  }

  /** An int, or what counts as one, as a long. */
  long index(Object value) {
    Object plain =
        value instanceof NumpyValue array && array.rank() == 0 && !array.dtype().isFloating()
            ? interpreter.arrays().toPython(array)
            : value;
    if (!ScriptValues.isInteger(plain)) {
      throw ScriptException.typeError(
          "'" + name(value) + "' object cannot be interpreted as an integer");
    }
    BigInteger big = ScriptValues.toBig(plain);
    if (big.bitLength() > 63) {
      throw ScriptException.overflow("Python int too large to convert to C ssize_t");
    }
    return big.longValue();
  }

  /** Any number as float, as {@code math} functions take it. */
  double real(Object value) {
    Object plain = value instanceof NumpyValue array ? interpreter.arrays().toPython(array) : value;
    if (!ScriptValues.isNumber(plain)) {
      throw ScriptException.typeError("must be real number, not " + name(value));
    }
    return ScriptValues.toDouble(plain);
  }
}
