package io.numflink.array.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.numflink.array.dataflow.ArrayJobResult;
import io.numflink.array.dataflow.NodeStatistics;
import io.numflink.array.dataflow.Staging;
import io.numflink.array.dataflow.StoreSharing;
import io.numflink.array.report.Comparison;
import io.numflink.array.report.FlinkTraffic;
import io.numflink.array.report.NodeLoad;
import io.numflink.array.report.PlacedBlock;
import io.numflink.array.report.PlacementCost;
import io.numflink.array.report.PlanReport;
import io.numflink.array.report.ProgramPlan;
import io.numflink.array.report.RunReport;
import io.numflink.array.report.Timings;
import io.numflink.array.report.html.Bar;
import io.numflink.array.session.JobRecord;
import io.numflink.array.session.NDArray;
import io.numflink.array.session.PlannedJob;
import io.numflink.lshs.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The page as a browser finds it: its elements against the plan that they show. */
class ReportPageTest {

  private static ProgramPlan scaledProduct() {
    return Programs.plan(Programs.cluster(4, 2), Placement.LSHS, Programs::scaledProduct);
  }

  private static PlanReport report(ProgramPlan program) {
    return PlanReport.of(program, Comparison.of(program), true);
  }

  private static String text(ProgramPlan program) throws Exception {
    return ReportPage.ofPlan(program, Comparison.of(program), report(program)).text();
  }

  private static Page page(ProgramPlan program) throws Exception {
    return Page.parse(text(program));
  }

  @Test
  void saysWhatWasPlanned() throws Exception {
    ProgramPlan program = scaledProduct();
    Page page = page(program);
    assertThat(page.texts("h1")).containsExactly("Plan of dir/x.py");
    Map<String, String> facts = page.facts();
    assertThat(facts)
        .containsEntry("nodes × slots", "4 × 2")
        .containsEntry("placement", "lshs")
        .containsEntry("node grid", "chosen by the planner")
        .containsEntry("jobs", "1")
        .containsEntry("planning time", "0.250 s")
        .containsEntry("block operations", "" + program.jobs().get(0).plan().size())
        .doesNotContainKey("execution");
    assertThat(page.texts("h2")).containsExactly("Loads", "Job 0: s");
    assertThat(page.texts("h3"))
        .containsExactly("Nodes", "Placements compared", "Expression graph by stage", "Placement");
  }

  @Test
  void loadsNothing() throws Exception {
    String text = text(scaledProduct());
    assertThat(text.replace("xmlns=\"http://www.w3.org/1999/xhtml\"", ""))
        .doesNotContain("http:", "https:", "//", "src=", "href=", "@import", "<script", "<link");
    assertThat(text.replaceAll("url\\(#[a-z0-9-]+\\)", "")).doesNotContain("url(");
  }

  /** A script's names are its own affair; those of files may hold anything too. */
  @Test
  void takesNamesForText() throws Exception {
    String name = "</svg><script>alert('&amp;')</script>";
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(2, 1),
            Placement.LSHS,
            session -> {
              NDArray a = Programs.random(session, name, 10, 40, 40);
              return List.of(a.matmul(a.t()).named("\"><b>\u0001"));
            });
    ProgramPlan named =
        new ProgramPlan("<x>&.py", program.cluster(), "lshs", program.jobs(), 0, 0, null);
    String text = text(named);
    assertThat(text).doesNotContain("<script", "<b>\u0001", "<x>");
    Page page = Page.parse(text);
    assertThat(page.texts("h1")).containsExactly("Plan of <x>&.py");
    assertThat(page.texts("figcaption").get(0)).startsWith(name);
    assertThat(page.elements("script")).isEmpty();
  }

  @Test
  void barsAreAsLongAsWhatTheyShow() throws Exception {
    ProgramPlan program = scaledProduct();
    List<NodeLoad> loads = report(program).perNode();
    List<List<Double>> columns = page(program).bars("nodes", "planned");
    assertProportional(columns, 0, loads.stream().map(NodeLoad::peakMemoryBytes).toList());
    assertProportional(columns, 1, loads.stream().map(NodeLoad::netInBytes).toList());
    assertProportional(columns, 2, loads.stream().map(NodeLoad::netOutBytes).toList());
    assertProportional(columns, 3, loads.stream().map(NodeLoad::flops).toList());
  }

  private static void assertProportional(
      List<List<Double>> rows, int column, List<? extends Number> values) {
    double largest = values.stream().mapToDouble(Number::doubleValue).max().orElseThrow();
    assertThat(largest).isPositive();
    assertThat(rows).hasSize(values.size());
    for (int row = 0; row < values.size(); row++) {
      assertThat(rows.get(row).get(column))
          .isCloseTo(Bar.FULL * values.get(row).doubleValue() / largest, within(0.005));
    }
  }

  @Test
  void comparesThePlacements() throws Exception {
    ProgramPlan program = scaledProduct();
    List<PlacementCost> costs = Comparison.of(program).total();
    Page page = page(program);
    Element table = page.table("Placements compared");
    assertThat(page.texts(table, "th")).contains("lshs this plan", "hash", "round-robin");
    List<List<Double>> bars = page.bars(table, "planned", "other");
    assertProportional(bars, 0, costs.stream().map(PlacementCost::totalNetBytes).toList());
    assertProportional(bars, 1, costs.stream().map(PlacementCost::maxNetInBytes).toList());
    assertProportional(bars, 2, costs.stream().map(PlacementCost::maxNetOutBytes).toList());
    assertProportional(bars, 3, costs.stream().map(PlacementCost::maxPeakMemoryBytes).toList());
    assertProportional(bars, 4, costs.stream().map(PlacementCost::flopsBalance).toList());
  }

  /** X.T @ X over tall X: 4 nodes' partial results of G, so that three of them cross. */
  @Test
  void marksTheLowerBound() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(4, 2),
            Placement.LSHS,
            session -> {
              NDArray x = session.random(1, 80, 4).named("X").inBlocksOf(10, 4);
              return List.of(x.t().matmul(x).named("G"));
            });
    PlanReport plan = report(program);
    double most = Math.max(plan.maxNetInBytes(), plan.lowerBound().maxNetInBytes());
    Page page = page(program);
    List<Element> lines = page.marks("nodes", "bound");
    assertThat(lines).hasSize(4);
    assertThat(Double.parseDouble(lines.get(0).getAttribute("x")))
        .isCloseTo(
            Math.min(990, Bar.FULL * plan.lowerBound().maxNetInBytes() / most), within(0.005));
    assertThat(page.text()).contains("partial results of G");
  }

  /** Every square of every picture against the list of where all operations run. */
  @Test
  void coloursEveryBlockByItsNode() throws Exception {
    ProgramPlan program = scaledProduct();
    PlannedJob job = program.jobs().get(0);
    Map<String, Map<Integer, SortedSet<Integer>>> nodes = new HashMap<>();
    for (PlacedBlock placed : report(program).placements()) {
      if (!placed.op().equals("relay")) {
        int linear = 0;
        for (int index : placed.block()) {
          linear = linear * 4 + index;
        }
        SortedSet<Integer> holders =
            nodes
                .computeIfAbsent(placed.array(), a -> new TreeMap<>())
                .computeIfAbsent(linear, b -> new TreeSet<>());
        if (!placed.op().equals("random")) {
          // Partial results come first, the whole one is the last.
          holders.clear();
        }
        holders.add(placed.node());
      }
    }
    Page page = page(program);
    for (String name : List.of("A", "B", "C", "v", "w")) {
      int array = arrayNamed(job, name);
      Map<Integer, SortedSet<Integer>> drawn = new TreeMap<>();
      for (Element rect : page.rects(array)) {
        int node = Integer.parseInt(rect.getAttribute("data-node"));
        assertThat(rect.getAttribute("fill")).isEqualTo(NodeColours.of(node));
        drawn
            .computeIfAbsent(
                Integer.parseInt(rect.getAttribute("data-block")), b -> new TreeSet<>())
            .add(node);
      }
      assertThat(drawn).as(name).isNotEmpty().isEqualTo(nodes.get(name));
    }
  }

  private static int arrayNamed(PlannedJob job, String name) {
    return IntStream.range(0, job.plan().graph().arrays().size())
        .filter(a -> job.plan().graph().arrays().get(a).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void writesTheBytesOfEveryFlow() throws Exception {
    ProgramPlan program = scaledProduct();
    PlannedJob job = program.jobs().get(0);
    List<String> expected = new ArrayList<>();
    ArrayFlow flow = ArrayFlow.of(job.plan(), new Staging(job.plan()));
    for (ArrayFlow.Flow each : flow.flows()) {
      if (each.bytes() > 0) {
        expected.add("%d %d %d".formatted(each.from(), each.to(), each.bytes()));
      }
    }
    Page page = page(program);
    assertThat(page.elements("text"))
        .filteredOn(label -> label.hasAttribute("data-bytes"))
        .extracting(
            label ->
                "%s %s %s"
                    .formatted(
                        label.getAttribute("data-from"),
                        label.getAttribute("data-to"),
                        label.getAttribute("data-bytes")))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(expected);
    // A box for each array, with its name, and an arrow for each flow.
    assertThat(page.elements("g"))
        .filteredOn(g -> g.hasAttribute("data-key"))
        .hasSize(flow.parts().size());
    assertThat(page.elements("path"))
        .filteredOn(path -> path.getAttribute("class").startsWith("link"))
        .hasSizeGreaterThanOrEqualTo(flow.flows().size());
    assertThat(page.text()).contains("float64 (160,160)", "4 × 4 blocks, 200.0 KiB");
  }

  @Test
  void givesEveryJobASection() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(2, 1),
            Placement.LSHS,
            session -> {
              List<NDArray> wanted = new ArrayList<>();
              for (int i = 0; i < 20; i++) {
                NDArray a = Programs.random(session, "A" + i, 10, 40, 10 * (i + 1));
                wanted.add(a.sum().named("s" + i));
              }
              return wanted;
            });
    Page page = page(program);
    List<String> titles = page.texts("h2");
    assertThat(titles).startsWith("Loads", "Jobs", "Job 4: s4").endsWith("Job 19: s19");
    assertThat(titles).hasSize(2 + 16);
    assertThat(page.text()).contains("Drawn below are the 16 largest of the 20 jobs");
    assertThat(page.elements("details"))
        .filteredOn(details -> details.getAttribute("class").equals("job"))
        .noneMatch(details -> details.hasAttribute("open"));
  }

  @Test
  void drawsStagesOfMoreArraysThanCanBeDrawn() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(4, 1),
            Placement.HASH,
            session -> {
              List<NDArray> sums = new ArrayList<>();
              for (int i = 0; i < 60; i++) {
                sums.add(Programs.random(session, "x" + i, 10, 40).sum().named("s" + i));
              }
              return List.of(sums.stream().reduce(NDArray::add).orElseThrow());
            });
    Page page = page(program);
    int stages = new Staging(program.jobs().get(0).plan()).stageCount();
    assertThat(page.text()).contains("are too many to be drawn");
    assertThat(page.elements("g")).filteredOn(g -> g.hasAttribute("data-key")).hasSize(stages);
    long total = program.jobs().get(0).loads().totalNetBytes();
    assertThat(
            page.elements("text").stream()
                .filter(label -> label.hasAttribute("data-bytes"))
                .mapToLong(label -> Long.parseLong(label.getAttribute("data-bytes")))
                .sum())
        .isEqualTo(total);
  }

  /** What a job measured stands below what was planned for it. */
  @Test
  void showsWhatWasMeasured() throws Exception {
    ProgramPlan program = scaledProduct();
    List<NodeStatistics> statistics =
        IntStream.range(0, 4)
            .mapToObj(
                n ->
                    new NodeStatistics(
                        n, "tm-" + n, 1, 9, 500 * n, 700, 9000 + n, 1, new StoreSharing(n, 8 * n)))
            .toList();
    List<JobRecord> jobs =
        List.of(
            new JobRecord(
                program.jobs().get(0),
                new ArrayJobResult(new JobID(1, 2), Map.of(), statistics, 0.1, 1.5)));
    RunReport run =
        RunReport.of(
            program.cluster(),
            "lshs",
            jobs,
            List.of(),
            0,
            new FlinkTraffic(),
            new Timings(0.5, 0.25, 0.1, 1.5, 12.25));
    Comparison comparison = Comparison.of(program);
    Page page =
        Page.parse(ReportPage.ofRun(program, comparison, report(program), run, jobs).text());
    assertThat(page.texts("h1")).containsExactly("Run of dir/x.py");
    assertThat(page.facts())
        .containsEntry("execution", "1.500 s")
        .containsEntry("total time", "12.3 s")
        .containsEntry("restarts", "1");
    long largest = Math.max(1500, report(program).maxNetInBytes());
    List<List<Double>> measured = page.bars("nodes", "measured");
    for (int node = 0; node < 4; node++) {
      assertThat(measured.get(node).get(1))
          .isCloseTo(Bar.FULL * 500.0 * node / largest, within(0.005));
    }
    assertThat(page.text()).contains("measured (lower bar)", "tm-3", "total network");
  }

  /** A cluster that loses a TaskManager is another one for the jobs that follow. */
  @Test
  void showsJobsOnClustersOfDifferentSize() throws Exception {
    ProgramPlan before = scaledProduct();
    ProgramPlan after =
        Programs.plan(Programs.cluster(1, 2), Placement.LSHS, Programs::scaledProduct);
    ProgramPlan both =
        new ProgramPlan(
            "x.py",
            before.cluster(),
            "lshs",
            List.of(before.jobs().get(0), after.jobs().get(0)),
            0.5,
            0,
            null);
    assertThat(Comparison.of(both).total().get(0).totalNetBytes())
        .isEqualTo(Comparison.of(before).total().get(0).totalNetBytes());
    assertThat(page(both).texts("h2")).contains("Job 0: s", "Job 1: s");
  }

  @Test
  void isEmptyButForItsHeaderWithoutJobs() throws Exception {
    ProgramPlan program =
        new ProgramPlan(
            "x.py",
            Programs.cluster(2, 2),
            "lshs",
            List.of(),
            0,
            7,
            new ProgramPlan.Stop(3, "a value is needed"));
    Page page = page(program);
    assertThat(page.facts()).containsEntry("operations on the driver", "7, on small arrays");
    assertThat(page.text()).contains("Planning stopped at line 3: a value is needed.");
    assertThat(page.texts("h2")).isEmpty();
  }

  /** A page about 10⁵ operations is as readable, and as quick, as one about ten. */
  @Test
  void staysSmallForLargePlans() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(16, 4),
            Placement.LSHS,
            session -> {
              NDArray a = Programs.random(session, "A", 10, 460, 460);
              NDArray b = Programs.random(session, "B", 10, 460, 460);
              return List.of(a.matmul(b).named("C").add(b.t()).sum().named("s"));
            });
    assertThat(program.jobs().get(0).plan().size()).isGreaterThan(100_000);
    Comparison comparison = Comparison.of(program);
    PlanReport plan = PlanReport.of(program, comparison, false);
    long began = System.nanoTime();
    String text = ReportPage.ofPlan(program, comparison, plan).text();
    double seconds = (System.nanoTime() - began) / 1e9;
    // Some tenths of a second on a quiet machine; a page by blocks would take minutes.
    assertThat(seconds).isLessThan(10);
    assertThat(text.length()).isLessThan(400_000);
    assertThat(Page.parse(text).texts("figcaption"))
        .extracting(caption -> caption.substring(0, 1))
        .contains("A", "B", "C");
  }

  /** The worst that one job can be: many arrays, all of many blocks. */
  @Test
  void staysBelowAMegabyteForManyArrays() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(12, 1),
            Placement.HASH,
            session -> {
              NDArray x = Programs.random(session, "x", 5, 200, 200);
              List<NDArray> all = new ArrayList<>();
              for (int i = 0; i < 24; i++) {
                x = x.multiply(Programs.random(session, "v" + i, 5, 200, 200)).named("x" + i);
                all.add(x);
              }
              return List.of(all.stream().reduce(NDArray::add).orElseThrow().named("sum"));
            });
    String text = text(program);
    assertThat(text.length()).isLessThan(1_000_000);
    assertThat(Page.parse(text).texts("figcaption")).hasSize(20);
    assertThat(text).contains("20 of " + layouts(program) + " layouts, those of most bytes.");
  }

  private static long layouts(ProgramPlan program) {
    Set<BlockHolders> layouts = new HashSet<>();
    for (BlockHolders holders : BlockHolders.of(program.jobs().get(0).plan())) {
      if (holders != null && holders.blockCount() > 1) {
        layouts.add(holders);
      }
    }
    return layouts.size();
  }

  @Test
  void showsArraysThatLieAlikeOnce() throws Exception {
    ProgramPlan program =
        Programs.plan(
            Programs.cluster(4, 1),
            Placement.LSHS,
            session -> {
              NDArray sum = session.zeros(40, 40).named("z").inBlocksOf(10, 10);
              for (int i = 0; i < 3; i++) {
                sum = sum.add(Programs.random(session, "x", 10, 40, 40)).named("s");
                sum = sum.add(sum.sum()).named("t");
              }
              return List.of(sum);
            });
    assertThat(page(program).texts("figcaption"))
        .anyMatch(caption -> caption.matches(".*x × 3.*4 × 4 blocks, 4 on each node"));
  }
}
