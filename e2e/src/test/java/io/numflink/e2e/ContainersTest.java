package io.numflink.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.numflink.array.cluster.FlinkRest;
import io.numflink.array.cluster.RemoteCluster;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.session.JobRecord;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.Session;
import io.numflink.array.session.SessionOptions;
import io.numflink.iteration.IterationOptions;
import io.numflink.iteration.IterationResult;
import io.numflink.lshs.ClusterModel;
import io.numflink.lshs.PlanLoads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Array programs on the cluster of {@code docker-compose.yml}, from a driver outside the
 * containers' network. Without a Docker engine the tests are skipped, unless {@link
 * #REQUIRE_DOCKER} is {@code true}.
 */
@Tag("docker")
@Timeout(300)
class ContainersTest {
  private static final String REQUIRE_DOCKER = "NUMFLINK_REQUIRE_DOCKER";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_ATTEMPTS = 5;
  private static final Set<String> DEPLOYED = Set.of("RUNNING", "FINISHED");
  private static final SessionOptions OPTIONS =
      SessionOptions.of(ClusterModel.uniform(2, 2, 1L << 30)).withDriverThreshold(0);

  @TempDir private static Path folder;
  private static ContainerCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    boolean possible = ContainerCluster.isPossible();
    if (isDockerRequired()) {
      assertTrue(possible, REQUIRE_DOCKER + " is set, and no Docker engine with Compose answers");
    }
    if (possible) {
      cluster = ContainerCluster.start(2, 2, folder);
    }
  }

  /** For each test and not once for all: so each is reported as skipped. */
  @BeforeEach
  void skipWithoutDocker() {
    assumeTrue(cluster != null, "no Docker engine with Compose answers");
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static boolean isDockerRequired() {
    return Boolean.parseBoolean(
        System.getProperty(REQUIRE_DOCKER, System.getenv().get(REQUIRE_DOCKER)));
  }

  private static Session connect() throws IOException {
    String[] address = cluster.restAddress().split(":");
    List<Path> jars = Arrays.stream(JobJars.in(folder)).map(Path::of).toList();
    return Session.on(
        RemoteCluster.connect(address[0], Integer.parseInt(address[1]), jars), OPTIONS);
  }

  @ParameterizedTest
  @EnumSource(
      value = ArrayPrograms.class,
      names = {"GRAM", "MATMUL", "NEWTON"})
  void movesThePredictedBytesBetweenContainers(ArrayPrograms program) throws Exception {
    try (Session session = connect()) {
      double[] actual = program.build(session).toDoubles();
      assertThat(program.largestError(actual)).isLessThanOrEqualTo(program.tolerance());

      JobRecord job = session.jobs().get(0);
      PlanLoads predicted = job.planned().loads();
      assertThat(job.result().nodes()).hasSize(2);
      for (NodeStatistics node : job.result().nodes()) {
        assertThat(node.netInBytes()).isEqualTo(predicted.netInBytes(node.node()));
        assertThat(node.netOutBytes()).isEqualTo(predicted.netOutBytes(node.node()));
      }
    }
  }

  @Test
  void loopsOnLinesBetweenContainers() throws Exception {
    KMeans loop = new KMeans(new Blobs(64, 500, 8), 5, 30, 0);
    IterationResult<double[]> result =
        new RemoteLoops(cluster.restAddress(), folder)
            .run(loop, IterationOptions.ofSlots(4), new Configuration());
    RemoteLoops.assertUndisturbed(result, loop);
    RemoteLoops.assertOnLines(result, loop);
  }

  @Test
  void survivesTheLossOfAContainerInTheMiddle() throws Exception {
    try (Session session = connect()) {
      double[] undisturbed = longProgram(session).toDoubles();
      int restarts = 0;
      // An engine may take longer to remove a container than the job takes
      for (int attempt = 0; restarts == 0 && attempt < MOST_ATTEMPTS; attempt++) {
        CompletableFuture<Void> chaos =
            CompletableFuture.runAsync(ContainersTest::replaceATaskManagerOfTheRunningJob);
        double[] disturbed = longProgram(session).toDoubles();
        chaos.join(); // throws what went wrong there
        assertThat(Arrays.equals(disturbed, undisturbed)).isTrue();
        restarts = session.jobs().get(session.jobs().size() - 1).result().restarts();
        cluster.awaitTaskManagers();
      }
      assertThat(restarts).isPositive();
    }
  }

  /** ((AB)²)². */
  private static NDArray longProgram(Session session) {
    NDArray product = ArrayPrograms.MATMUL.build(session);
    NDArray square = product.matmul(product);
    return square.matmul(square);
  }

  private static void replaceATaskManagerOfTheRunningJob() {
    try {
      awaitARunningJob();
      cluster.killATaskManager();
      cluster.replaceTaskManagers();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until some job runs, with all its operators deployed. */
  private static void awaitARunningJob() throws InterruptedException {
    FlinkRest rest = cluster.rest();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      boolean runs =
          StreamSupport.stream(rest.get("/jobs").path("jobs").spliterator(), false)
              .filter(job -> job.path("status").asText().equals("RUNNING"))
              .map(job -> rest.vertices(job.path("id").asText()))
              .anyMatch(all -> all.stream().allMatch(each -> DEPLOYED.contains(each.state())));
      if (runs) {
        return;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("no job runs after " + PATIENCE);
  }
}
