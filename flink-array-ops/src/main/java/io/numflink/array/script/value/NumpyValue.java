package io.numflink.array.script.value;

import io.numflink.array.block.DType;
import io.numflink.array.expr.Expr;

/** An array, or a scalar that came from arrays. */
public sealed interface NumpyValue permits ArrayValue, NumpyScalar {

  /** What it is computed from, at this moment. */
  Expr expr();

  default DType dtype() {
    return expr().dtype();
  }

  default long[] shape() {
    return expr().shape();
  }

  default int rank() {
    return expr().rank();
  }
}
