package io.numflink.array.kernel;

import static io.numflink.array.block.DType.BOOL;
import static io.numflink.array.block.DType.FLOAT32;
import static io.numflink.array.block.DType.FLOAT64;
import static io.numflink.array.block.DType.INT32;
import static io.numflink.array.block.DType.INT64;

import io.numflink.array.block.DType;
import io.numflink.array.kernel.Loops.FloatBinaryOperator;
import io.numflink.array.kernel.Loops.FloatUnaryOperator;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/** What one row of {@link UFunc} says of the function: its scalar function for each type. */
final class FunctionTable {
  final String[] aliases;
  final Map<DType, Loops.Template<?>> templates = new EnumMap<>(DType.class);

  /** Loops that are written out, where that is faster than a scalar function's. */
  final Map<DType, Loop> loops = new EnumMap<>(DType.class);

  /** The types of a function whose loops are made elsewhere. */
  DType[] composed = {};

  /** What a conversion converts to. */
  DType castTo;

  /** Whether the functions give bools, whatever they are given. */
  boolean tests;

  boolean refusesBool;

  /** The words of the refusal; null for NumPy's usual ones. */
  String refusal;

  FunctionTable(String... aliases) {
    this.aliases = aliases;
  }

  private FunctionTable with(DType dtype, Loops.Template<?> template) {
    templates.put(dtype, template);
    return this;
  }

  FunctionTable f64(DoubleUnaryOperator f) {
    return with(FLOAT64, new Loops.Float64Unary(f));
  }

  FunctionTable f64(DoubleBinaryOperator f) {
    return with(FLOAT64, new Loops.Float64Binary(f));
  }

  FunctionTable f32(FloatUnaryOperator f) {
    return with(FLOAT32, new Loops.Float32Unary(f));
  }

  FunctionTable f32(FloatBinaryOperator f) {
    return with(FLOAT32, new Loops.Float32Binary(f));
  }

  /** The same function on both floating-point types, for float32 computed in float64. */
  FunctionTable floats(DoubleUnaryOperator f) {
    return f64(f).f32(x -> (float) f.applyAsDouble(x));
  }

  FunctionTable floats(DoubleBinaryOperator f) {
    return f64(f).f32((x, y) -> (float) f.applyAsDouble(x, y));
  }

  /** A loop for float64 that computes the same as the scalar function. */
  FunctionTable inVectors(Loop loop) {
    loops.put(FLOAT64, loop);
    return this;
  }

  FunctionTable i64(LongUnaryOperator f) {
    return with(INT64, new Loops.Int64Unary(f));
  }

  FunctionTable i64(LongBinaryOperator f) {
    return with(INT64, new Loops.Int64Binary(f));
  }

  FunctionTable i32(IntUnaryOperator f) {
    return with(INT32, new Loops.Int32Unary(f));
  }

  FunctionTable i32(IntBinaryOperator f) {
    return with(INT32, new Loops.Int32Binary(f));
  }

  FunctionTable bool(Loops.BooleanUnaryOperator f) {
    return with(BOOL, new Loops.BoolUnary(f));
  }

  FunctionTable bool(Loops.BooleanBinaryOperator f) {
    return with(BOOL, new Loops.BoolBinary(f));
  }

  FunctionTable testF64(DoublePredicate f) {
    tests = true;
    return with(FLOAT64, new Loops.Float64Test(f));
  }

  FunctionTable testF32(Loops.FloatPredicate f) {
    tests = true;
    return with(FLOAT32, new Loops.Float32Test(f));
  }

  FunctionTable testI64(LongPredicate f) {
    tests = true;
    return with(INT64, new Loops.Int64Test(f));
  }

  FunctionTable testI32(IntPredicate f) {
    tests = true;
    return with(INT32, new Loops.Int32Test(f));
  }

  FunctionTable compareF64(Loops.DoubleRelation f) {
    tests = true;
    return with(FLOAT64, new Loops.Float64Compare(f));
  }

  FunctionTable compareF32(Loops.FloatRelation f) {
    tests = true;
    return with(FLOAT32, new Loops.Float32Compare(f));
  }

  FunctionTable compareI64(Loops.LongRelation f) {
    tests = true;
    return with(INT64, new Loops.Int64Compare(f));
  }

  FunctionTable compareI32(Loops.IntRelation f) {
    tests = true;
    return with(INT32, new Loops.Int32Compare(f));
  }

  FunctionTable composed(DType... dtypes) {
    composed = dtypes;
    return this;
  }

  FunctionTable castTo(DType dtype) {
    castTo = dtype;
    return this;
  }

  FunctionTable refuseBool(String message) {
    refusesBool = true;
    refusal = message;
    return this;
  }
}
