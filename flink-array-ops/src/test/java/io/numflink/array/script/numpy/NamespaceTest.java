package io.numflink.array.script.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.numflink.array.script.value.ScriptException;
import io.numflink.array.script.value.Signature;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamespaceTest {

  @Test
  void everyRowHasANameOfItsOwnAndASignature() {
    Set<String> names = new HashSet<>();
    for (NumpyFunction row : Namespace.rows()) {
      assertThat(names.add(row.name())).as(row.name()).isTrue();
      assertThat(Signature.of(row.name(), row.parameters())).isNotNull();
      assertThat(row.doc()).isNotBlank();
    }
  }

  @Test
  void everyRowIsANameOfNumpy() {
    for (NumpyFunction row : Namespace.rows()) {
      assertThat(UnsupportedNames.isOfNumpy(module(row), last(row))).as(row.name()).isTrue();
    }
  }

  private static String module(NumpyFunction row) {
    return row.name().startsWith("linalg.") ? "numpy.linalg" : "numpy";
  }

  private static String last(NumpyFunction row) {
    return row.name().substring(row.name().lastIndexOf('.') + 1);
  }

  private static String type(ScriptException e) {
    return e.value().type().name();
  }

  @Test
  void aNameThatNumpyLacksIsNone() {
    assertThat(UnsupportedNames.isOfNumpy("numpy", "foo")).isFalse();
  }

  @Test
  void aNameThatOnlyNumFlinkLacksSaysWhatToUse() {
    ScriptException error = UnsupportedNames.unsupported("numpy.random", "randn");
    assertThat(type(error)).isEqualTo("NotImplementedError");
    assertThat(error.value().arguments())
        .containsExactly(
            "numpy.random.randn is not supported by NumFlink; use a generator of"
                + " numpy.random.default_rng");
  }

  @Test
  void typesThatNumFlinkLacksAreRefusedByName() {
    assertThatThrownBy(() -> DTypes.parse("complex128"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("NotImplementedError");
    assertThatThrownBy(() -> DTypes.parse("foo"))
        .hasMessageContaining("data type 'foo' not understood");
  }
}
