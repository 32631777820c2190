package io.numflink.job;

import io.numflink.array.expr.Expr;
import io.numflink.array.script.numpy.NumpyArrays;
import io.numflink.array.script.value.ArrayOperations;
import io.numflink.array.script.value.BinaryOperator;
import io.numflink.array.script.value.Comparison;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptObject;
import io.numflink.array.script.value.ScriptRuntime;
import io.numflink.array.script.value.TypeValue;
import io.numflink.array.script.value.UnaryOperator;
import java.util.Iterator;
import java.util.List;

/**
 * Arrays that are planned and have no values: showing one plans its job and shows its type and
 * shape; all that has to decide by a value stops.
 */
final class PlanningOperations implements ArrayOperations {
  private final ScriptRuntime runtime;
  private final NumpyArrays arrays;
  private final PlanningEvaluator planner;

  PlanningOperations(ScriptRuntime runtime, PlanningEvaluator planner) {
    this.runtime = runtime;
    this.arrays = new NumpyArrays(runtime);
    this.planner = planner;
  }

  private String show(NumpyValue value) {
    return str(List.of(value)).get(0);
  }

  @Override
  public List<String> str(List<NumpyValue> values) {
    List<Expr> wanted = arrays.wantedByStr(values);
    if (!wanted.isEmpty()) {
      planner.withoutValues(() -> runtime.values(wanted));
    }
    return values.stream().map(value -> "<" + value.expr() + ">").toList();
  }

  @Override
  public String repr(NumpyValue value) {
    return show(value);
  }

  @Override
  public String format(NumpyValue value, String spec) {
    return show(value);
  }

  @Override
  public ScriptObject numpy() {
    return arrays.numpy();
  }

  @Override
  public Object binary(BinaryOperator operator, Object left, Object right) {
    return arrays.binary(operator, left, right);
  }

  @Override
  public Object augmented(BinaryOperator operator, NumpyValue target, Object value) {
    return arrays.augmented(operator, target, value);
  }

  @Override
  public Object unary(UnaryOperator operator, NumpyValue operand) {
    return arrays.unary(operator, operand);
  }

  @Override
  public Object compare(Comparison comparison, Object left, Object right) {
    return arrays.compare(comparison, left, right);
  }

  @Override
  public Object getItem(NumpyValue value, Object index) {
    return arrays.getItem(value, index);
  }

  @Override
  public void setItem(NumpyValue value, Object index, Object item) {
    arrays.setItem(value, index, item);
  }

  @Override
  public Object attribute(NumpyValue value, String name) {
    return arrays.attribute(value, name);
  }

  @Override
  public boolean setAttribute(NumpyValue value, String name, Object item) {
    return arrays.setAttribute(value, name, item);
  }

  @Override
  public long length(NumpyValue value) {
    return arrays.length(value);
  }

  @Override
  public Iterator<Object> iterate(NumpyValue value) {
    return arrays.iterate(value);
  }

  @Override
  public boolean contains(NumpyValue value, Object item) {
    return arrays.contains(value, item);
  }

  @Override
  public boolean truth(NumpyValue value) {
    return arrays.truth(value);
  }

  @Override
  public Object toPython(NumpyValue value) {
    return arrays.toPython(value);
  }

  @Override
  public TypeValue type(NumpyValue value) {
    return arrays.type(value);
  }
}
