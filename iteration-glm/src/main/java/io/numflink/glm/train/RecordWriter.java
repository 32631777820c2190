package io.numflink.glm.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values by their declared types:
 *
 * <pre>
 * boolean, int, long, double   as {@link DataOutputView} writes them
 * any other                    a byte, 0 for null, else 1 and
 *   String                       length, UTF-8
 *   double[], double[][], boolean[], List    length, elements
 *   enum                         its constant's name
 *   record                       number of its kind; at the first of its kind the number of
 *                                components and their names; the components
 *   sealed interface             the simple name of the class, then as of that class
 * </pre>
 */
final class RecordWriter {
  private final DataOutputView out;
  private final Map<Class<?>, Integer> kinds = new HashMap<>();

  RecordWriter(DataOutputView out) {
    this.out = out;
  }

  /** Writes a value of a declared type, null included. */
  void write(Type declared, Object value) throws IOException {
    if (declared == boolean.class) {
      out.writeBoolean((Boolean) value);
    } else if (declared == int.class) {
      out.writeInt((Integer) value);
    } else if (declared == long.class) {
      out.writeLong((Long) value);
    } else if (declared == double.class) {
      out.writeDouble((Double) value);
    } else {
      out.writeBoolean(value != null);
      if (value != null) {
        writePresent(declared, value);
      }
    }
  }

  private void writePresent(Type declared, Object value) throws IOException {
    if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
      List<?> elements = (List<?>) value;
      out.writeInt(elements.size());
      for (Object element : elements) {
        write(list.getActualTypeArguments()[0], element);
      }
    } else if (value instanceof double[] numbers) {
      out.writeInt(numbers.length);
      for (double number : numbers) {
        out.writeDouble(number);
      }
    } else if (value instanceof double[][] rows) {
      out.writeInt(rows.length);
      for (double[] row : rows) {
        write(double[].class, row);
      }
    } else if (value instanceof boolean[] truths) {
      out.writeInt(truths.length);
      for (boolean truth : truths) {
        out.writeBoolean(truth);
      }
    } else if (value instanceof String text) {
      writeText(text);
    } else {
      if (((Class<?>) declared).isInterface()) {
        // The class of a constant with a body of its own is one without a name
        Class<?> type =
            value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        writeText(type.getSimpleName());
      }
      if (value instanceof Enum<?> constant) {
        writeText(constant.name());
      } else {
        writeRecord((Record) value);
      }
    }
  }

  private void writeRecord(Record value) throws IOException {
    RecordComponent[] components = value.getClass().getRecordComponents();
    Integer kind = kinds.get(value.getClass());
    out.writeInt(kind == null ? kinds.size() : kind);
    if (kind == null) {
      kinds.put(value.getClass(), kinds.size());
      out.writeInt(components.length);
      for (RecordComponent component : components) {
        writeText(component.getName());
      }
    }
    for (RecordComponent component : components) {
      write(component.getGenericType(), component(value, component));
    }
  }

  private static Object component(Record value, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
