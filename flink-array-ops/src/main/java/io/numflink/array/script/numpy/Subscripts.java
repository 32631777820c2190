package io.numflink.array.script.numpy;

import io.numflink.array.block.Block;
import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;
import io.numflink.array.expr.Functions;
import io.numflink.array.expr.Index;
import io.numflink.array.expr.Indexing;
import io.numflink.array.expr.Leaf;
import io.numflink.array.expr.LeafSource;
import io.numflink.array.script.value.ArrayValue;
import io.numflink.array.script.value.EllipsisValue;
import io.numflink.array.script.value.ListValue;
import io.numflink.array.script.value.None;
import io.numflink.array.script.value.NumpyScalar;
import io.numflink.array.script.value.NumpyValue;
import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.SliceValue;
import io.numflink.array.script.value.TupleValue;
import io.numflink.array.script.value.View;
import java.util.ArrayList;
import java.util.List;

/** {@code a[index]} and {@code a[index] = value}. */
final class Subscripts {
  private final Conversion conversion;

  Subscripts(Conversion conversion) {
    this.conversion = conversion;
  }

  /** What stands in an index besides what {@link Index} describes. */
  private record Advanced(Expr places) {}

  Object get(NumpyValue value, Object index) {
    List<Object> entries = entries(index);
    if (value instanceof NumpyScalar) {
      return ofScalar(value, entries);
    }
    ArrayValue array = (ArrayValue) value;
    List<Index> basic = basic(entries);
    if (basic == null) {
      Selection selection = selection(array, entries);
      return conversion.result(selection.get(array.expr().known()));
    }
    boolean single =
        basic.size() == array.rank() && basic.stream().allMatch(Index.At.class::isInstance);
    if (!single) {
      return array.view(View.of(basic));
    }
    Object known = known(array.expr().known(), basic);
    return known != null ? known : conversion.result(Indexing.get(array.expr(), basic));
  }

  private static Object ofScalar(NumpyValue value, List<Object> entries) {
    if (entries.isEmpty()) {
      return value;
    }
    if (entries.stream().allMatch(e -> e instanceof Index.Ellipsis || e instanceof Index.NewAxis)) {
      return new ArrayValue(value.expr()).view(View.of(basic(entries)));
    }
    throw ScriptException.indexError("invalid index to scalar variable.");
  }

  /** An element of an array that has been evaluated, without building on it. */
  private Object known(Expr expr, List<Index> places) {
    if (!(expr instanceof Leaf leaf) || !(leaf.source() instanceof LeafSource.Literal literal)) {
      return null;
    }
    Block block = literal.block();
    int element = 0;
    for (int axis = 0; axis < places.size(); axis++) {
      long place = ((Index.At) places.get(axis)).place();
      int extent = block.extent(axis);
      if (place < -extent || place >= extent) {
        return null;
      }
      element = element * extent + (int) (place < 0 ? place + extent : place);
    }
    return conversion.element(block, element);
  }

  void set(NumpyValue value, Object index, Object item) {
    if (!(value instanceof ArrayValue array)) {
      throw ScriptException.typeError(
          "'%s' object does not support item assignment"
              .formatted(DTypes.scalarName(value.dtype())));
    }
    Expr content = content(item, array.dtype());
    List<Object> entries = entries(index);
    List<Index> basic = basic(entries);
    Expr x = array.expr().known();
    if (basic != null) {
      array.assign(Indexing.set(x, basic, content));
      return;
    }
    boolean mask =
        entries.size() == 1
            && entries.get(0) instanceof Advanced advanced
            && advanced.places().dtype() == DType.BOOL;
    if (mask && content.rank() == 0) {
      array.assign(Indexing.setWhere(x, ((Advanced) entries.get(0)).places(), content));
      return;
    }
    Selection selection = selection(array, entries);
    if (mask) {
      requireFit(selection, content);
    }
    array.assign(selection.put(x, Functions.cast(content, x.dtype())));
  }

  private static void requireFit(Selection selection, Expr content) {
    long given = content.extent(0);
    long places = selection.indices().get(0).size();
    if (content.rank() == 1 && given != 1 && given != places) {
      throw ScriptException.valueError(
          "NumPy boolean array indexing assignment cannot assign %d input values to the %d output"
                  .formatted(given, places)
              + " values where the mask is true");
    }
  }

  private Expr content(Object item, DType dtype) {
    if (item instanceof String) {
      return conversion.converted(item, dtype) instanceof NumpyValue value ? value.expr() : null;
    }
    if (!Conversion.isArrayLike(item)) {
      throw ScriptException.typeError(
          (dtype.isFloating()
                  ? "float() argument must be a string or a real number"
                  : "int() argument must be a string, a bytes-like object or a real number")
              + ", not '"
              + conversion.runtime().typeName(item)
              + "'");
    }
    return conversion.expr(item);
  }

  // ---- what an index says

  /** The entries: each an {@link Index} or {@link Advanced}. */
  private List<Object> entries(Object index) {
    List<Object> entries = new ArrayList<>();
    for (Object entry : index instanceof TupleValue tuple ? tuple.items() : List.of(index)) {
      entries.add(entry(entry));
    }
    return entries;
  }

  private Object entry(Object entry) {
    if (entry instanceof Long place) {
      return new Index.At(place);
    }
    if (entry instanceof SliceValue slice) {
      return new Index.Range(bound(slice.start()), bound(slice.stop()), bound(slice.step()));
    }
    if (entry == None.NONE) {
      return new Index.NewAxis();
    }
    if (entry == EllipsisValue.ELLIPSIS) {
      return new Index.Ellipsis();
    }
    if (entry instanceof NumpyValue array && array.rank() == 0 && array.dtype().kind() == 'i') {
      return new Index.At((Long) Conversion.python(conversion.block(array.expr()), 0));
    }
    if (entry instanceof NumpyValue || entry instanceof ListValue || entry instanceof TupleValue) {
      return advanced(conversion.expr(entry), entry instanceof ArrayValue);
    }
    throw ScriptException.indexError(
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or"
            + " boolean arrays are valid indices");
  }

  private static Advanced advanced(Expr places, boolean array) {
    if (!places.dtype().isFloating()) {
      return new Advanced(places);
    }
    if (places.size() == 0 && !array) {
      return new Advanced(Functions.cast(places, DType.INT64));
    }
    throw ScriptException.indexError("arrays used as indices must be of integer (or boolean) type");
  }

  private Long bound(Object bound) {
    if (bound == None.NONE) {
      return null;
    }
    if (bound instanceof Long place) {
      return place;
    }
    if (bound instanceof Boolean b) {
      return b ? 1L : 0L;
    }
    if (bound instanceof NumpyValue value && value.rank() == 0 && value.dtype().kind() == 'i') {
      return (Long) Conversion.python(conversion.block(value.expr()), 0);
    }
    throw ScriptException.typeError(
        "slice indices must be integers or None or have an __index__ method");
  }

  /** The entries if all are basic, otherwise null. */
  private static List<Index> basic(List<Object> entries) {
    List<Index> basic = new ArrayList<>();
    for (Object entry : entries) {
      if (!(entry instanceof Index index)) {
        return null;
      }
      basic.add(index);
    }
    return basic;
  }

  /** An index with arrays in it: masks become places, integers count as arrays. */
  private Selection selection(ArrayValue array, List<Object> entries) {
    int rank = array.rank();
    int used = 0;
    boolean ellipsis = false;
    for (Object entry : entries) {
      used += axes(entry);
      ellipsis |= entry instanceof Index.Ellipsis;
    }
    if (used > rank) {
      throw ScriptException.indexError(
          "too many indices for array: array is %d-dimensional, but %d were indexed"
              .formatted(rank, used));
    }
    Selection.Builder builder = new Selection.Builder();
    int axis = 0;
    for (Object entry : entries) {
      if (entry instanceof Index.Ellipsis) {
        builder.whole(rank - used);
        axis += rank - used;
      } else if (entry instanceof Advanced advanced && advanced.places().dtype() == DType.BOOL) {
        requireFit(array, axis, advanced.places());
        Positions.of(conversion.block(advanced.places())).forEach(builder::places);
      } else if (entry instanceof Advanced advanced) {
        builder.places(advanced.places());
      } else {
        builder.basic((Index) entry);
      }
      axis += axes(entry);
    }
    return builder.whole(ellipsis ? 0 : rank - used).build();
  }

  private static int axes(Object entry) {
    if (entry instanceof Advanced advanced) {
      return advanced.places().dtype() == DType.BOOL ? advanced.places().rank() : 1;
    }
    return entry instanceof Index.At || entry instanceof Index.Range ? 1 : 0;
  }

  private static void requireFit(ArrayValue array, int axis, Expr mask) {
    if (mask.rank() == 0) {
      throw new ScriptException(
          "NotImplementedError",
          "a single bool as an index is not supported by NumFlink; use numpy.where");
    }
    for (int i = 0; i < mask.rank(); i++) {
      if (mask.extent(i) != array.expr().extent(axis + i)) {
        throw ScriptException.indexError(
            "boolean index did not match indexed array along dimension %d; dimension is %d but"
                    .formatted(axis + i, array.expr().extent(axis + i))
                + " corresponding boolean dimension is "
                + mask.extent(i));
      }
    }
  }
}
