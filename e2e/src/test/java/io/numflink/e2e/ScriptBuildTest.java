package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.numflink.launcher.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When {@code ./numflink} builds, and what it says when it cannot: with stand-ins for Maven and
 * Java.
 */
class ScriptBuildTest {
  private static final List<String> TOOLS =
      List.of(
          "bash", "cat", "dirname", "find", "grep", "mkdir", "mv", "readlink", "touch", "flock");
  private static final List<String> MODULES =
      List.of(
          "lshs-slot-assigner",
          "flink-array-ops",
          "iteration-glm",
          "lambdapack",
          "connectors",
          "job-jars",
          "launcher");

  @TempDir private Path root;
  private Path tools;
  private Path java;
  private Path source;

  @BeforeEach
  void layOutTheSources() throws IOException {
    Files.copy(Script.original(), root.resolve("numflink"));
    Files.writeString(root.resolve("pom.xml"), "");
    for (String module : MODULES) {
      Files.createDirectories(root.resolve(module).resolve("src/main"));
      Files.writeString(root.resolve(module).resolve("pom.xml"), "");
    }
    source = Files.writeString(root.resolve("lambdapack/src/main/Tile.java"), "");
    tools = Files.createDirectory(root.resolve("tools"));
    for (String tool : TOOLS) {
      Path original = Path.of("/usr/bin", tool);
      if (Files.exists(original)) {
        Files.createSymbolicLink(tools.resolve(tool), original);
      }
    }
    java = root.resolve("jdk");
    Files.createDirectories(java.resolve("bin"));
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    executable(java.resolve("bin/java"), "echo \"java ${!#}\"");
    executable(java.resolve("bin/javac"), "");
    executable(
        tools.resolve("mvn"),
        "echo built >> builds; mkdir -p launcher/target/dist; echo > launcher/target/dist/build.properties");
  }

  @Test
  void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
    assertThat(run()).isEqualTo(done("numflink: building"));
    assertThat(run()).isEqualTo(done(""));
    assertThat(builds()).isEqualTo(1);

    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(run()).isEqualTo(done("numflink: building"));
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void archivesTheClassesOnceForEachBuild() throws Exception {
    executable(
        java.resolve("bin/java"),
        "for option; do case $option in -XX:ArchiveClassesAtExit=*)"
            + " echo archive > \"${option#*=}\"; echo made >> archives;; esac; done;"
            + " echo \"java ${@: -1} $(grep -c SharedArchiveFile <<< \"$*\")\"");
    assertThat(script().run("--help").out()).isEqualTo("java --help 1\n");
    assertThat(script().run("--help").out()).isEqualTo("java --help 1\n");
    assertThat(Files.readAllLines(root.resolve("archives"))).hasSize(1);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
    script().run("--help");
    assertThat(Files.readAllLines(root.resolve("archives"))).hasSize(2);
  }

  @Test
  void runsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
    run();
    assertThat(root.resolve("launcher/target/dist/classes.jsa")).isEmptyFile();
    assertThat(script().run("--help").out()).isEqualTo("java --help\n");
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    run();
    Files.delete(source);
    Files.setLastModifiedTime(source.getParent(), FileTime.from(Instant.now().plusSeconds(5)));
    run();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void showsWhatMavenSaidWhenTheBuildFails() throws Exception {
    executable(tools.resolve("mvn"), "echo 'Tile.java:[1,1] error'; exit 1");
    Script.Outcome outcome = script().run("--help");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err()).contains("Tile.java:[1,1] error", "numflink: the build failed");
    assertThat(outcome.out()).isEmpty();
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertMissing("numflink: Maven is missing");
  }

  @Test
  void saysThatTheCompilerIsMissing() throws Exception {
    Files.delete(java.resolve("bin/javac"));
    assertMissing("numflink: a Java compiler is missing");
  }

  @Test
  void saysThatJavaIsMissing() throws Exception {
    Files.delete(java.resolve("bin/java"));
    assertMissing("numflink: Java is missing");
  }

  @Test
  void saysThatJavaIsTooOld() throws Exception {
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertMissing("numflink: Java 17 or later is needed");
  }

  private void assertMissing(String message) throws Exception {
    Script.Outcome outcome = script().run("--help");
    assertThat(outcome.exitCode()).isEqualTo(ExitCode.CLUSTER);
    assertThat(outcome.err()).startsWith(message).hasLineCount(1);
    assertThat(outcome.out()).isEmpty();
  }

  /** The outcome of a run, of its diagnostics only the beginning. */
  private Script.Outcome run() throws Exception {
    Script.Outcome outcome = script().run("--help");
    return new Script.Outcome(
        outcome.exitCode(), outcome.out(), outcome.err().replaceFirst("(?s),.*", ""));
  }

  private static Script.Outcome done(String diagnostics) {
    return new Script.Outcome(ExitCode.DONE, "java --help\n", diagnostics);
  }

  private Script script() {
    return new Script(
        root.resolve("numflink"),
        root,
        Map.of("PATH", tools.toString(), "JAVA_HOME", java.toString(), "NUMFLINK_BUILD", ""));
  }

  private int builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  private static void executable(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
