package io.numflink.array.script.numpy;

import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Reductions;
import io.numflink.array.kernel.UFunc;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.TypeValue;
import io.numflink.array.script.value.UnaryOperator;
import io.numflink.array.script.value.View;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The arrays of a run of a script, as NumPy's are. */
public final class NumpyArrays implements ArrayOperations {
  private final Conversion conversion;
  private final Operators operators;
  private final Subscripts subscripts;
  private final Methods methods;
  private final Printing printing;
  private final NumpyModule module;
  private final TypeValue arrayType =
      new KindType("numpy.ndarray", value -> value instanceof ArrayValue);

  public NumpyArrays(ScriptRuntime runtime) {
    conversion = new Conversion(runtime);
    operators = new Operators(conversion);
    subscripts = new Subscripts(conversion);
    methods = new Methods(conversion);
    printing = new Printing(conversion);
    module = NumpyModule.of(conversion, printing);
  }

  @Override
  public ScriptObject numpy() {
    return module;
  }

  @Override
  public Object binary(BinaryOperator operator, Object left, Object right) {
    return operators.binary(operator, left, right);
  }

  @Override
  public Object augmented(BinaryOperator operator, NumpyValue target, Object value) {
    return operators.augmented(operator, target, value);
  }

  @Override
  public Object unary(UnaryOperator operator, NumpyValue operand) {
    return operators.unary(operator, operand);
  }

  @Override
  public Object compare(Comparison comparison, Object left, Object right) {
    return operators.compare(comparison, left, right);
  }

  @Override
  public Object getItem(NumpyValue value, Object index) {
    return subscripts.get(value, index);
  }

  @Override
  public void setItem(NumpyValue value, Object index, Object item) {
    subscripts.set(value, index, item);
  }

  @Override
  public Object attribute(NumpyValue value, String name) {
    return methods.attribute(value, name);
  }

  @Override
  public boolean setAttribute(NumpyValue value, String name, Object item) {
    return false;
  }

  @Override
  public long length(NumpyValue value) {
    if (value instanceof NumpyScalar) {
      throw ScriptException.typeError(
          "object of type '" + DTypes.scalarName(value.dtype()) + "' has no len()");
    }
    if (value.rank() == 0) {
      throw ScriptException.typeError("len() of unsized object");
    }
    return value.expr().extent(0);
  }

  @Override
  public Iterator<Object> iterate(NumpyValue value) {
    if (value.rank() == 0) {
      throw ScriptException.typeError(
          value instanceof NumpyScalar
              ? "'" + DTypes.scalarName(value.dtype()) + "' object is not iterable"
              : "iteration over a 0-d array");
    }
    long extent = value.expr().extent(0);
    if (value.rank() > 1) {
      ArrayValue array = (ArrayValue) value;
      return LongStream.range(0, extent)
          .<Object>mapToObj(i -> array.view(View.of(List.of(new Index.At(i)))))
          .iterator();
    }
    return IntStream.range(0, (int) extent)
        .mapToObj(i -> conversion.element(conversion.block(value.expr()), i))
        .iterator();
  }

  @Override
  public boolean contains(NumpyValue value, Object item) {
    Expr equal = Functions.apply(UFunc.EQUAL, conversion.expr(value), conversion.expr(item));
    return conversion.block(Reductions.any(equal, null, false)).bool()[0];
  }

  @Override
  public boolean truth(NumpyValue value) {
    long size = value.expr().size();
    if (size > 1) {
      throw ScriptException.valueError(
          "The truth value of an array with more than one element is ambiguous. Use a.any() or"
              + " a.all()");
    }
    if (size == 0) {
      return false;
    }
    Object element = Conversion.python(conversion.block(value.expr()), 0);
    return element instanceof Boolean b ? b : ((Number) element).doubleValue() != 0;
  }

  @Override
  public Object toPython(NumpyValue value) {
    if (value.expr().size() != 1) {
      throw ScriptException.typeError("only size-1 arrays can be converted to Python scalars");
    }
    return Conversion.python(conversion.block(value.expr()), 0);
  }

  @Override
  public List<String> str(List<NumpyValue> values) {
    return printing.str(values);
  }

  /** What {@link #str} of these values needs to have computed. */
  public List<Expr> wantedByStr(List<NumpyValue> values) {
    return conversion.unknown(printing.shown(values));
  }

  @Override
  public String repr(NumpyValue value) {
    return printing.repr(value);
  }

  @Override
  public String format(NumpyValue value, String spec) {
    if (spec.isEmpty()) {
      return str(value);
    }
    if (value.rank() > 0) {
      throw ScriptException.typeError(
          "unsupported format string passed to numpy.ndarray.__format__");
    }
    return conversion.runtime().format(toPython(value), spec);
  }

  @Override
  public TypeValue type(NumpyValue value) {
    return value instanceof ArrayValue ? arrayType : new ScalarType(value.dtype(), conversion);
  }
}
