package io.numflink.array.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CoreOptions;

/**
 * Which jars the processes of a cluster have on their own class path, besides Flink.
 *
 * <p>The classes that a job brings along live as long as the job: each TaskManager loads, verifies
 * and compiles them anew for the next one. Those of its class path it compiles once. A cluster says
 * in its configuration, under {@value #SETTING}, which jars these are, by their contents; a job
 * leaves them at home, and brings any other version of them along, whose classes Flink then prefers
 * (<a
 * href="https://nightlies.apache.org/flink/flink-docs-release-2.2/docs/ops/debugging/debugging_classloading/">child-first</a>).
 */
public final class ClassPathOfCluster {
  /** SHA-256 of each jar in hexadecimal digits, as {@code sha256sum} prints it, with commas. */
  public static final String SETTING = "numflink.classpath.sha256";

  private static final String PARENT_FIRST = "parent-first";

  private ClassPathOfCluster() {}

  /** The value of {@link #SETTING} for a cluster with these jars on its class path. */
  public static String setting(List<Path> jars) {
    return jars.stream().map(ClassPathOfCluster::digest).collect(Collectors.joining(","));
  }

  /**
   * Those of the jars that jobs have to bring along to a cluster.
   *
   * @throws ClusterException if the cluster has other versions of them and prefers its own
   */
  static List<Path> missing(List<Path> jars, FlinkRest cluster) {
    String present = cluster.setting(SETTING).orElse("");
    if (present.isBlank()) {
      return List.copyOf(jars);
    }
    Set<String> digests = Set.of(present.trim().split("\\s*,\\s*"));
    List<Path> missing = jars.stream().filter(jar -> !digests.contains(digest(jar))).toList();
    if (missing.size() == jars.size() && prefersItsOwn(cluster)) {
      throw new ClusterException(
          "the cluster has another build of NumFlink on its class path and, by %s: %s, loads that"
                  .formatted(CoreOptions.CLASSLOADER_RESOLVE_ORDER.key(), PARENT_FIRST)
              + " first: give it this build, or set child-first");
    }
    return missing;
  }

  private static boolean prefersItsOwn(FlinkRest cluster) {
    return cluster
        .setting(CoreOptions.CLASSLOADER_RESOLVE_ORDER.key())
        .filter(PARENT_FIRST::equals)
        .isPresent();
  }

  private static String digest(Path jar) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    } catch (IOException e) {
      throw new ClusterException("cannot read " + jar, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
