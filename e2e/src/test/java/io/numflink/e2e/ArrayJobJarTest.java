package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.numflink.launcher.cluster.Distribution;
import io.numflink.launcher.cluster.LocalCluster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code array-job.jar} as Flink's own client and its REST API run it. */
@Tag("cluster")
@ExtendWith(ClusterUnderTest.class)
class ArrayJobJarTest {
  private static final long PATIENCE_SECONDS = 90;
  private static final String BOUNDARY = "a-boundary-that-no-jar-contains";

  @TempDir private Path folder;
  private Path script;
  private Path saved;

  /** Two jobs, so that more than the one comes that Flink expects of a program. */
  @BeforeEach
  void writeScript() throws IOException {
    script = folder.resolve("gram.py");
    saved = folder.resolve("gram.npy");
    Files.writeString(
        script,
        """
        import numpy as np
        A = np.random.default_rng(7).random((200, 100))
        G = A.T @ A
        print(G.shape, G.max() > 1)
        np.save("%s", G)
        """
            .formatted(saved));
  }

  private static Path jar() {
    return Script.original().resolveSibling("job-jars/target/array-job.jar");
  }

  private void assertSaved() {
    assertThat(saved).hasSize(128 + 100 * 100 * 8);
  }

  @Test
  void runsThroughFlinksClient(LocalCluster cluster) throws Exception {
    Path out = folder.resolve("out");
    ProcessBuilder client =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-cp",
            Distribution.ofThisProgram().clusterJars().stream()
                .map(Path::toString)
                .collect(Collectors.joining(":")),
            "org.apache.flink.client.cli.CliFrontend",
            "run",
            "-m",
            cluster.restAddress(),
            jar().toString(),
            "--driver-threshold=0",
            script.toString());
    client.environment().put("FLINK_CONF_DIR", cluster.folder().resolve("conf").toString());
    client.redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile());
    Process process = client.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("flink run does not end");
    }
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(Files.readString(out)).contains("(100, 100) True\n");
    assertSaved();
  }

  @Test
  void runsThroughTheRestApi(LocalCluster cluster) throws Exception {
    String id = upload(cluster);
    JsonNode answer = run(cluster, id, "--driver-threshold=0", script.toString());
    // The answer comes when the program has ended.
    assertThat(answer.path("jobid").asText()).matches("[0-9a-f]{32}");
    assertThat(cluster.rest().jobState(answer.path("jobid").asText())).isEqualTo("FINISHED");
    assertSaved();
  }

  @Test
  void saysThatTheScriptFailed(LocalCluster cluster) throws Exception {
    Files.writeString(script, "import numpy as np\nnp.ones(3) @ np.ones(4)\n");
    JsonNode answer = run(cluster, upload(cluster), script.toString());
    assertThat(answer.path("errors").toString())
        .contains("the script has ended with exit status 1");
  }

  private static URI uri(LocalCluster cluster, String path) {
    return URI.create("http://" + cluster.restAddress() + path);
  }

  /** Uploads the jar and gives its id. */
  private static String upload(LocalCluster cluster) throws Exception {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        """
        --%s\r
        Content-Disposition: form-data; name="jarfile"; filename="array-job.jar"\r
        Content-Type: application/x-java-archive\r
        \r
        """
            .formatted(BOUNDARY)
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(Files.readAllBytes(jar()));
    form.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(uri(cluster, "/jars/upload"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build();
    String file = send(request).path("filename").asText();
    return Path.of(file).getFileName().toString();
  }

  private static JsonNode run(LocalCluster cluster, String id, String... arguments)
      throws Exception {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .set("programArgsList", new ObjectMapper().valueToTree(List.of(arguments)))
            .toString();
    HttpRequest request =
        HttpRequest.newBuilder(uri(cluster, "/jars/" + id + "/run"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    return new ObjectMapper().readTree(response.body());
  }
}
