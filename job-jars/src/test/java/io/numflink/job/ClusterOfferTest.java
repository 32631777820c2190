package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.numflink.array.cluster.ClusterException;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a cluster before anything is submitted to it. */
class ClusterOfferTest {
  private static final long HEAP = 1024L << 20;

  private final Map<String, String> answers = new ConcurrentSkipListMap<>();
  private HttpServer server;
  private String address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = "127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          byte[] body =
              answers.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    answers.put("/jobmanager/config", "[]");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /** A cluster whose TaskManagers have so many slots, all or none of them free. */
  private void taskManagers(boolean free, int... slots) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < slots.length; i++) {
      list.append(i == 0 ? "" : ",")
          .append(
              "{\"id\":\"tm-%d\",\"slotsNumber\":%d,\"freeSlots\":%d}"
                  .formatted(i, slots[i], free ? slots[i] : 0));
      heap(i, HEAP);
    }
    answers.put("/taskmanagers", "{\"taskmanagers\":[" + list + "]}");
  }

  private void heap(int taskManager, long bytes) {
    answers.put(
        "/taskmanagers/tm-" + taskManager,
        "{\"memoryConfiguration\":{\"frameworkHeap\":%d,\"taskHeap\":%d}}"
            .formatted(bytes / 8, bytes - bytes / 8));
  }

  private ClusterModel model(Integer nodes, Integer... slots) throws InterruptedException {
    return topology(nodes, slots).model();
  }

  private OfferedTopology topology(Integer nodes, Integer... slots) {
    return new OfferedTopology(
        address, new ClusterRequest(nodes, List.of(slots)), OptionalLong.empty());
  }

  @Test
  void takesAllThereIs() throws Exception {
    taskManagers(true, 2, 2, 2);
    assertThat(model(null)).isEqualTo(ClusterModel.uniform(3, 2, NodeMemory.ofTaskManager(HEAP)));
    assertThat(NodeMemory.ofTaskManager(HEAP)).isBetween(HEAP / 2, HEAP * 3 / 4);
  }

  @Test
  void takesWhatIsAskedFor() throws Exception {
    taskManagers(true, 4, 2, 4);
    assertThat(slots(model(2, 3))).containsExactly(3, 3);
    assertThat(slots(model(null, 4))).containsExactly(4, 4);
    assertThat(slots(model(2))).containsExactly(4, 4);
    assertThat(slots(model(null, 1, 4, 2))).containsExactly(1, 4, 2);
  }

  private static List<Integer> slots(ClusterModel model) {
    return model.nodes().stream().map(ClusterModel.Node::slots).toList();
  }

  @Test
  void takesUnequalTaskManagersAsTheyAre() throws Exception {
    taskManagers(true, 4, 2, 4, 1);
    heap(1, HEAP / 2);
    heap(2, 2 * HEAP);
    assertThat(model(null).nodes())
        .containsExactly(
            // Either of the two with 4 slots may come to stand for either node.
            new ClusterModel.Node(4, NodeMemory.ofTaskManager(HEAP)),
            new ClusterModel.Node(4, NodeMemory.ofTaskManager(HEAP)),
            new ClusterModel.Node(2, NodeMemory.ofTaskManager(HEAP / 2)),
            new ClusterModel.Node(1, NodeMemory.ofTaskManager(HEAP)));
    // Of a job that does not use all slots, any node may come to lie on any TaskManager.
    assertThat(model(2, 2).nodes())
        .containsOnly(new ClusterModel.Node(2, NodeMemory.ofTaskManager(HEAP / 2)));
  }

  @Test
  void waitsForTheSlotsOfAJobThatHasJustEnded() throws Exception {
    taskManagers(false, 2, 2);
    Thread end =
        new Thread(
            () -> {
              pause();
              taskManagers(true, 2, 2);
            });
    end.start();
    assertThat(slots(model(null))).containsExactly(2, 2);
    end.join();
  }

  private static void pause() {
    try {
      Thread.sleep(400);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void countsSlots() {
    taskManagers(true, 3, 2);
    assertThat(topology(1, 1).freeSlots()).isEqualTo(5);
    taskManagers(false, 3, 2);
    assertThat(topology(1, 1).freeSlots()).isZero();
    assertThat(topology(1, 1).registeredSlots()).isEqualTo(5);
  }

  @Test
  void saysWhatWasAskedForAndWhatIsThere() {
    taskManagers(true, 2, 2);
    assertThatThrownBy(() -> model(3, 2))
        .isInstanceOf(ClusterException.class)
        .hasMessage(
            "--nodes 3 --slots 2 asks for 3 TaskManagers with 2 slots free; the cluster at "
                + address
                + " has 2 TaskManagers with slots 2 free of 2, 2 free of 2: ask for less, add"
                + " TaskManagers, or wait for other jobs to end");
    assertThatThrownBy(() -> model(null, 8)).hasMessageContaining("--slots 8 asks for");
    assertThatThrownBy(() -> model(null, 1, 3))
        .hasMessageContaining("--slots 1,3 asks for 2 TaskManagers with slots 1,3 free; ");
  }

  @Test
  void saysThatOthersHaveTheSlots() {
    taskManagers(false, 2, 2);
    assertThatThrownBy(() -> model(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("0 free of 2, 0 free of 2");
  }

  @Test
  void saysThatNobodyIsThere() {
    taskManagers(true);
    assertThatThrownBy(() -> model(null)).hasMessageContaining("has no TaskManagers");
    stop();
    assertThatThrownBy(() -> model(null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("no Flink cluster answers at http://" + address);
  }
}
