package io.numflink.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class BlasTest {

  @Test
  void findsOpenBlas() {
    assertThat(Blas.isAvailable()).isTrue();
    Blas.require();
    assertThat(System.getProperty("org.bytedeco.javacpp.maxphysicalbytes")).isEqualTo("0");
  }

  @Test
  void saysWhatToDoWhenTheJarsAreMissing() throws Exception {
    URL classes = Blas.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, platform)) {
      Class<?> blas = loader.loadClass(Blas.class.getName());
      assertThat(blas.getMethod("isAvailable").invoke(null)).isEqualTo(false);
      assertThatThrownBy(() -> blas.getMethod("require").invoke(null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("org.bytedeco:openblas")
          .hasMessageContaining("classloader.parent-first-patterns.additional: org.bytedeco.");
    }
  }
}
