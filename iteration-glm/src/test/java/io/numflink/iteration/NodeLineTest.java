package io.numflink.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A TaskManager's end of a line, whose other end is the test's. */
@Timeout(60)
class NodeLineTest {
  private static final MetricGroup TASK =
      UnregisteredMetricGroups.createUnregisteredTaskMetricGroup();

  private final NodeLine line = NodeLine.enter(TASK);
  private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();

  /** A slot that tells what happens to it. */
  private final class Told implements NodeLine.Slot {
    private final int subtask;

    Told(int subtask) {
      this.subtask = subtask;
      line.attach(subtask, this);
    }

    @Override
    public void begin(StepOrder order, byte[] broadcast, int arrived) {
      happened.add("%d: round %d, %d bytes".formatted(subtask, order.round(), arrived));
    }

    @Override
    public void lost(LineAddress address) {
      happened.add("%d: lost".formatted(subtask));
    }
  }

  private record TaskManager(Configuration configuration) implements TaskManagerRuntimeInfo {
    @Override
    public Configuration getConfiguration() {
      return configuration;
    }

    @Override
    public String[] getTmpDirectories() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean shouldExitJvmOnOutOfMemoryError() {
      return false;
    }

    @Override
    public String getTaskManagerExternalAddress() {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }

    @Override
    public File getTmpWorkingDirectory() {
      throw new UnsupportedOperationException();
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    line.leave();
    assertThat(NodeLine.count()).isZero();
  }

  private String next() throws InterruptedException {
    return happened.poll(30, TimeUnit.SECONDS);
  }

  private LineChannel open() throws IOException {
    LineAddress address = line.listen(new TaskManager(new Configuration())).orElseThrow();
    assertThat(line.listen(new TaskManager(new Configuration()))).contains(address);
    SocketChannel channel = SocketChannel.open();
    LineHandshake.open(channel, address);
    return new LineChannel(channel);
  }

  private static LineMessage.Steps steps(long round) {
    Route route = Route.ofLevels(1);
    return new LineMessage.Steps(
        round, 0, Map.of(), Map.of(1, route, 3, route, 8, route), new byte[70]);
  }

  private static LineMessage.Merged merged(long round) {
    return new LineMessage.Merged(
        round, new PartialStatistics(List.of(), 0, 0, 0), new double[] {7});
  }

  @Test
  void givesTheSlotsOneBroadcastAndSendsItsResultBack() throws Exception {
    new Told(1);
    new Told(3); // and 8 has ended
    try (LineChannel coordinator = open()) {
      coordinator.send(steps(4));
      assertThat(next()).isEqualTo("1: round 4, 70 bytes");
      assertThat(next()).isEqualTo("3: round 4, 0 bytes");
      assertThat(line.send(merged(3))).isFalse(); // it was not issued here
      assertThat(line.send(merged(4))).isTrue();
      assertThat(coordinator.receive()).get().usingRecursiveComparison().isEqualTo(merged(4));
    }
  }

  @Test
  void saysOnceThatItIsBrokenAndSendsNothingMore() throws Exception {
    new Told(1);
    Told third = new Told(3);
    try (LineChannel coordinator = open()) {
      coordinator.send(steps(4));
      next();
      next();
    }
    assertThat(next()).isEqualTo("1: lost");
    assertThat(line.send(merged(4))).isFalse();
    line.detach(3, third);
    assertThat(happened).isEmpty();
  }

  /** A slot of an earlier attempt that ends late takes nobody's place. */
  @Test
  void forgetsTheSlotThatEndsAndNoOther() throws Exception {
    Told before = new Told(1);
    new Told(1);
    line.detach(1, before);
    try (LineChannel coordinator = open()) {
      coordinator.send(steps(2));
      assertThat(next()).isEqualTo("1: round 2, 70 bytes");
    }
  }

  @Test
  void isNotThereWhereItMayNotBeOrTheHostIsUnknown() {
    Configuration encrypted = new Configuration();
    encrypted.set(SecurityOptions.SSL_INTERNAL_ENABLED, true);
    assertThat(line.listen(new TaskManager(encrypted))).isEmpty();
    Configuration forbidden = new Configuration();
    forbidden.set(IterationJobGraph.DIRECT_CONNECTIONS, false);
    assertThat(line.listen(new TaskManager(forbidden))).isEmpty();
    Configuration unknown = new Configuration();
    unknown.set(TaskManagerOptions.BIND_HOST, "no.such.host.invalid");
    assertThat(line.listen(new TaskManager(unknown))).isEmpty();
  }
}
