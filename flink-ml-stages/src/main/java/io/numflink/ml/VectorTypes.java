package io.numflink.ml;

import io.numflink.array.block.SerializedType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.SparseVector;
import org.apache.flink.ml.linalg.Vector;
import org.apache.flink.ml.linalg.typeinfo.DenseVectorSerializer;
import org.apache.flink.ml.linalg.typeinfo.SparseVectorSerializer;
import org.apache.flink.ml.linalg.typeinfo.VectorSerializer;

/**
 * The types of Flink ML's vectors. Flink ML 2.2's own ({@code DenseVectorTypeInfo} …) are made for
 * Flink 1 and make no serializer on Flink 2; the serializers themselves work.
 */
public final class VectorTypes {
  public static final TypeInformation<DenseVector> DENSE =
      new SerializedType<>(DenseVector.class, new DenseVectorSerializer());

  public static final TypeInformation<SparseVector> SPARSE =
      new SerializedType<>(SparseVector.class, new SparseVectorSerializer());

  /** Of columns with vectors of both kinds. */
  public static final TypeInformation<Vector> VECTOR =
      new SerializedType<>(Vector.class, new VectorSerializer());

  private VectorTypes() {}
}
