package io.numflink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.numflink.array.cluster.ClusterException;
import io.numflink.array.cluster.FlinkRest;
import io.numflink.lshs.ClusterModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of a cluster before anything is submitted to it. */
class ClusterOfferTest {
  private static final long HEAP = 1024L << 20;

  private final Map<String, String> answers = new TreeMap<>();
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
      answers.put(
          "/taskmanagers/tm-" + i,
          "{\"memoryConfiguration\":{\"frameworkHeap\":%d,\"taskHeap\":%d}}"
              .formatted(HEAP / 8, HEAP - HEAP / 8));
    }
    answers.put("/taskmanagers", "{\"taskmanagers\":[" + list + "]}");
  }

  private ClusterModel model(Integer nodes, Integer slots) throws InterruptedException {
    return ClusterOffer.model(address, new FlinkRest(address), nodes, slots, null);
  }

  @Test
  void takesAllThereIs() throws Exception {
    taskManagers(true, 2, 2, 2);
    assertThat(model(null, null))
        .isEqualTo(ClusterModel.uniform(3, 2, NodeMemory.ofTaskManager(HEAP)));
    assertThat(NodeMemory.ofTaskManager(HEAP)).isBetween(HEAP / 2, HEAP * 3 / 4);
  }

  @Test
  void takesWhatIsAskedFor() throws Exception {
    taskManagers(true, 4, 2, 4);
    assertThat(model(2, 3).slotCount()).isEqualTo(6);
    assertThat(model(null, null).slotCount()).isEqualTo(6);
    assertThat(model(null, 4).nodeCount()).isEqualTo(2);
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
  }

  @Test
  void saysThatOthersHaveTheSlots() {
    taskManagers(false, 2, 2);
    assertThatThrownBy(() -> model(null, null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("0 free of 2, 0 free of 2");
  }

  @Test
  void saysThatNobodyIsThere() {
    taskManagers(true);
    assertThatThrownBy(() -> model(null, null)).hasMessageContaining("has no TaskManagers");
    stop();
    assertThatThrownBy(() -> model(null, null))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("no Flink cluster answers at http://" + address);
  }

  @Test
  void knowsThatFlinkSpreadsSlots() throws Exception {
    taskManagers(true, 2, 2, 2);
    answers.put(
        "/jobmanager/config", "[{\"key\":\"taskmanager.load-balance.mode\",\"value\":\"SLOTS\"}]");
    assertThat(model(2, 1).nodeCount()).isEqualTo(2);
    assertThatThrownBy(() -> model(2, 2))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("ask for --nodes 3, or for --slots 1");
  }
}
