package io.numflink.glm.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.core.memory.DataInputView;

/** Reads what {@link RecordWriter} has written. */
final class RecordReader {
  private final DataInputView in;

  /** The names of the components of each kind of record, in the order that they were written in. */
  private final List<List<String>> kinds = new ArrayList<>();

  /** Records of interfaces that are not sealed. */
  private final List<Class<? extends Record>> others;

  /** Values of components that are not in the bytes, by {@code Record.component}. */
  private final Map<String, Object> absent;

  RecordReader(DataInputView in, List<Class<? extends Record>> others, Map<String, Object> absent) {
    this.in = in;
    this.others = others;
    this.absent = absent;
  }

  /** Reads a value of a declared type. */
  Object read(Type declared) throws IOException {
    if (declared == boolean.class) {
      return in.readBoolean();
    } else if (declared == int.class) {
      return in.readInt();
    } else if (declared == long.class) {
      return in.readLong();
    } else if (declared == double.class) {
      return in.readDouble();
    }
    return in.readBoolean() ? readPresent(declared) : null;
  }

  private Object readPresent(Type declared) throws IOException {
    if (declared instanceof ParameterizedType list && list.getRawType() == List.class) {
      List<Object> elements = new ArrayList<>();
      for (int remaining = in.readInt(); remaining > 0; remaining--) {
        elements.add(read(list.getActualTypeArguments()[0]));
      }
      return Collections.unmodifiableList(elements);
    } else if (declared == double[].class) {
      double[] numbers = new double[in.readInt()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      return numbers;
    } else if (declared == double[][].class) {
      double[][] rows = new double[in.readInt()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = (double[]) read(double[].class);
      }
      return rows;
    } else if (declared == boolean[].class) {
      boolean[] truths = new boolean[in.readInt()];
      for (int i = 0; i < truths.length; i++) {
        truths[i] = in.readBoolean();
      }
      return truths;
    } else if (declared == String.class) {
      return readText();
    }
    Class<?> type = (Class<?>) declared;
    if (type.isInterface()) {
      type = permitted(type, readText());
    }
    return type.isEnum() ? constant(type, readText()) : readRecord(type);
  }

  private Class<?> permitted(Class<?> sealed, String name) throws IOException {
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      if (each.getSimpleName().equals(name)) {
        return each;
      }
    }
    for (Class<?> each : others) {
      if (sealed.isAssignableFrom(each) && each.getSimpleName().equals(name)) {
        return each;
      }
    }
    throw ofAnotherVersion("%s %s".formatted(sealed.getSimpleName(), name));
  }

  private static Object constant(Class<?> type, String name) throws IOException {
    for (Object each : type.getEnumConstants()) {
      if (((Enum<?>) each).name().equals(name)) {
        return each;
      }
    }
    throw ofAnotherVersion("%s %s".formatted(type.getSimpleName(), name));
  }

  private Object readRecord(Class<?> type) throws IOException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = absent.get(qualified(type, components[i].getName()));
    }
    for (String name : componentsOf(in.readInt(), type)) {
      int at = 0;
      while (!components[at].getName().equals(name)) {
        at++;
      }
      values[at] = read(components[at].getGenericType());
    }
    return construct(type, components, values);
  }

  private static String qualified(Class<?> type, String component) {
    return type.getSimpleName() + "." + component;
  }

  private List<String> componentsOf(int kind, Class<?> type) throws IOException {
    if (kind < kinds.size()) {
      return kinds.get(kind);
    }
    List<String> written = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      written.add(readText());
    }
    Set<String> known =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !absent.containsKey(qualified(type, name)))
            .collect(Collectors.toSet());
    if (!known.equals(Set.copyOf(written))) {
      throw ofAnotherVersion("%s of %s".formatted(type.getSimpleName(), written));
    }
    kinds.add(written);
    return written;
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values)
      throws IOException {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return canonical.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IOException(
          "a training's state holds no valid %s: %s"
              .formatted(type.getSimpleName(), e.getCause().getMessage()),
          e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private static IOException ofAnotherVersion(String what) {
    return new IOException(
        "a training's state holds %s, which this version of NumFlink does not know"
            .formatted(what));
  }

  private String readText() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, UTF_8);
  }
}
