package io.numflink.launcher.cluster;

import io.numflink.array.cluster.ClusterException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build leaves for running NumFlink.
 *
 * <pre>
 * dist/lib/          Flink, its logging, the native kernels: the class path of every JVM
 * dist/numflink/     NumFlink's own jars: on the launcher's class path
 * dist/job/          one jar of what runs inside of a cluster
 * dist/jvm.options   options of every JVM
 * </pre>
 *
 * One jar, since Flink takes some 50 ms for each that a job brings along. A local cluster has a
 * copy of it on its class path, and jobs of the same build do without ({@link
 * io.numflink.array.cluster.ClassPathOfCluster}); a copy, so that a rebuild does not replace files
 * that a running cluster has open.
 */
public record Distribution(Path directory) {

  public Distribution {
    if (!Files.isRegularFile(directory.resolve("build.properties"))) {
      throw new ClusterException(
          directory + " holds no finished build of NumFlink: run `mvn package` first");
    }
  }

  /**
   * The distribution that this class was loaded from or, in a build, whose sources it belongs to.
   */
  public static Distribution ofThisProgram() {
    Path origin = origin();
    // dist/numflink/launcher.jar, or target/classes beside target/dist
    return new Distribution(
        Files.isDirectory(origin)
            ? origin.resolveSibling("dist")
            : origin.getParent().getParent().toAbsolutePath());
  }

  private static Path origin() {
    try {
      return Path.of(
          Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new ClusterException("cannot tell where NumFlink is installed", e);
    }
  }

  /** The jars on the class path of every cluster's JVMs. */
  public List<Path> clusterJars() {
    return jarsIn("lib");
  }

  /** The jars that a job ships to a cluster that does not have them. */
  public List<Path> jobJars() {
    return jarsIn("job");
  }

  Path jvmOptions() {
    return directory.resolve("jvm.options");
  }

  private List<Path> jarsIn(String folder) {
    try (Stream<Path> files = Files.list(directory.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new ClusterException("cannot list the jars in " + directory.resolve(folder), e);
    }
  }
}
