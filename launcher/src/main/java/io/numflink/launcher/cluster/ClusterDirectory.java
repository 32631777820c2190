package io.numflink.launcher.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.numflink.array.cluster.ClusterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/**
 * The folder of a local cluster.
 *
 * <pre>
 * cluster.json           the processes; marks the folder as NumFlink's
 * conf/config.yaml       Flink's configuration
 * conf/log4j2.properties
 * lib/                   NumFlink's classes, of the build that started the cluster
 * log/NAME.log, NAME.out what a process logs, and what it prints
 * tmp/                   Flink's working files
 * </pre>
 */
final class ClusterDirectory {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int TAIL_LINES = 15;

  private final Path root;

  ClusterDirectory(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  Path root() {
    return root;
  }

  Path configuration() {
    return root.resolve("conf");
  }

  Path loggingConfiguration() {
    return configuration().resolve("log4j2.properties");
  }

  private Path lib() {
    return root.resolve("lib");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path log(String process) {
    return root.resolve("log").resolve(process + ".log");
  }

  Path output(String process) {
    return root.resolve("log").resolve(process + ".out");
  }

  Path errorFile(String process) {
    return root.resolve("log").resolve(process + ".hs_err.log");
  }

  private Path state() {
    return root.resolve("cluster.json");
  }

  /** Makes the folder ready for a new cluster; what an ended one left in it goes. */
  void prepare(ClusterState state) {
    try {
      if (Files.exists(root) && !Files.exists(state()) && !isEmpty(root)) {
        throw new ClusterException(
            root + " is not empty and holds no cluster of NumFlink: choose another directory");
      }
      remove();
      Files.createDirectories(configuration());
      Files.createDirectories(temporary());
      Files.createDirectories(root.resolve("log"));
      write(state);
    } catch (IOException e) {
      throw new ClusterException("cannot write to %s: %s".formatted(root, e), e);
    }
  }

  void writeConfiguration(Configuration flink) {
    try (var logging = getClass().getResourceAsStream("cluster-log4j2.properties")) {
      Files.writeString(configuration().resolve("config.yaml"), ClusterConfiguration.toYaml(flink));
      Files.copy(logging, loggingConfiguration());
    } catch (IOException e) {
      throw new ClusterException("cannot write to " + configuration(), e);
    }
  }

  /** Copies the jars there that the cluster shall have on its class path. */
  void addJars(List<Path> jars) {
    try {
      Files.createDirectories(lib());
      for (Path jar : jars) {
        Files.copy(jar, lib().resolve(jar.getFileName()));
      }
    } catch (IOException e) {
      throw new ClusterException("cannot write to " + lib(), e);
    }
  }

  /** The jars that the cluster has on its class path, besides Flink's. */
  List<Path> jars() {
    try (Stream<Path> files = Files.list(lib())) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new ClusterException("cannot list the jars in " + lib(), e);
    }
  }

  Optional<ClusterState> read() {
    if (!Files.exists(state())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(state().toFile(), ClusterState.class));
    } catch (IOException e) {
      throw new ClusterException("cannot read " + state(), e);
    }
  }

  void write(ClusterState state) {
    try {
      JSON.writeValue(state().toFile(), state);
    } catch (IOException e) {
      throw new ClusterException("cannot write " + state(), e);
    }
  }

  /** Removes what belongs to the cluster, and the folder itself if nothing else is in it. */
  void remove() {
    try {
      if (!Files.exists(state())) {
        return;
      }
      for (String part : List.of("conf", "lib", "log", "tmp", "cluster.json")) {
        removeTree(root.resolve(part));
      }
      if (isEmpty(root)) {
        Files.delete(root);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new ClusterException("cannot remove the state of the cluster in " + root, e);
    }
  }

  /** The end of what a process logged or, if it logged nothing, printed. */
  String tail(String process) {
    for (Path file : List.of(log(process), output(process))) {
      try {
        List<String> lines = Files.readAllLines(file);
        if (!lines.isEmpty()) {
          int from = Math.max(0, lines.size() - TAIL_LINES);
          return "the end of %s:%n%s"
              .formatted(file, String.join("\n", lines.subList(from, lines.size())));
        }
      } catch (IOException e) {
        // Not there: the process died before it wrote it.
      }
    }
    return process + " left no log in " + root.resolve("log");
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void removeTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
