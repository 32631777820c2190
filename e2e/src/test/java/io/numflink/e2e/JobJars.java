package io.numflink.e2e;

import io.numflink.launcher.cluster.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jars that a test's job ships to a cluster: NumFlink's, and one of the tests' own classes. */
final class JobJars {
  private JobJars() {}

  static String[] in(Path folder) throws IOException {
    Path tests = folder.resolve("tests.jar");
    pack(testClasses(), tests);
    return Stream.concat(Distribution.ofThisProgram().jobJars().stream(), Stream.of(tests))
        .map(Path::toString)
        .toArray(String[]::new);
  }

  private static Path testClasses() {
    try {
      return Path.of(JobJars.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, entries);
      }
    }
  }
}
