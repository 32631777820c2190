package io.numflink.array.report.page;

import io.numflink.array.block.Broadcast;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.array.report.html.Key;
import io.numflink.array.report.html.Markup;
import io.numflink.array.report.html.Section;
import io.numflink.lshs.BlockGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the blocks of a job's arrays are: a picture of each array that has several, a list of the
 * others.
 *
 * @param job the number of the job
 * @param program the arrays
 * @param holders one entry an array
 */
@SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
record PlacementSection(int job, BlockProgram program, BlockHolders[] holders, int nodeCount)
    implements Section {
  private static final int MOST_PICTURES = 20;
  private static final int MOST_LISTED = 40;
  private static final int MOST_NAMED = 5;
  private static final int MOST_IN_KEY = 32;

  @Override
  public void addTo(Markup page) {
    long[] bytes = ArrayFlow.bytes(program.graph());
    List<Integer> several = arrays(bytes, 2, Integer.MAX_VALUE);
    List<Integer> single = arrays(bytes, 1, 1);
    page.element("h3", "Placement");
    if (!several.isEmpty()) {
      page.element(
          "p",
          "One square a block, in the colour and with the number of the node that makes or reads it."
              + " Stripes: several nodes make a generated block, each for itself. Arrays that lie"
              + " alike share a picture.",
          "class",
          "note");
      key(page);
      pictures(several, bytes, page);
    }
    if (!single.isEmpty()) {
      String list = NameList.of(single.stream().map(this::inWords).toList(), MOST_LISTED);
      page.element("p", "Arrays of one block: " + list + ".", "class", "note");
    }
  }

  private List<Integer> arrays(long[] bytes, int fewestBlocks, int mostBlocks) {
    return IntStream.range(0, holders.length)
        .filter(array -> holders[array] != null && bytes[array] > 0)
        .filter(array -> holders[array].blockCount() >= fewestBlocks)
        .filter(array -> holders[array].blockCount() <= mostBlocks)
        .boxed()
        .toList();
  }

  private void key(Markup page) {
    page.open("p", "class", "key");
    for (int node = 0; node < Math.min(nodeCount, MOST_IN_KEY); node++) {
      Key.colour(NodeColours.of(node), "node " + node, page);
    }
    if (nodeCount > MOST_IN_KEY) {
      page.element("span", "and %d more.".formatted(nodeCount - MOST_IN_KEY), "class", "entry");
    }
    if (nodeCount > NodeColours.DISTINCT) {
      page.element(
          "span",
          "So many colours cannot all be told apart: numbers and tooltips say which node is meant.",
          "class",
          "note");
    }
    page.close();
  }

  /**
   * Arrays that are cut alike and whose blocks are on the same nodes: one picture shows them all.
   */
  private record Layout(List<Integer> grid, BlockHolders holders) {}

  /** Pictures of the layouts of the largest arrays, in the order of their computation. */
  private void pictures(List<Integer> arrays, long[] bytes, Markup page) {
    Map<Layout, List<Integer>> byLayout = new LinkedHashMap<>();
    for (int array : arrays) {
      List<Integer> grid = Arrays.stream(info(array).grid()).boxed().toList();
      byLayout
          .computeIfAbsent(new Layout(grid, holders[array]), layout -> new ArrayList<>())
          .add(array);
    }
    List<List<Integer>> shown =
        byLayout.values().stream()
            .sorted(
                Comparator.comparingLong(
                    (List<Integer> alike) -> -alike.stream().mapToLong(a -> bytes[a]).sum()))
            .limit(MOST_PICTURES)
            .sorted(Comparator.comparingInt(alike -> alike.get(0)))
            .toList();
    if (shown.size() < byLayout.size()) {
      page.element(
          "p",
          "%d of %d layouts, those of most bytes.".formatted(shown.size(), byLayout.size()),
          "class",
          "note");
    }
    page.open("div", "class", "pictures");
    shown.forEach(alike -> picture(alike, page));
    page.close();
  }

  private void picture(List<Integer> alike, Markup page) {
    int first = alike.get(0);
    BlockGraph.ArrayInfo info = info(first);
    BlockPicture picture = BlockPicture.of(info.grid(), holders[first]);
    String arrays = alike.stream().map(String::valueOf).collect(Collectors.joining(" "));
    page.open("figure", "data-arrays", arrays);
    new BlockDrawing("job-" + job + "-array-" + first, info, picture).addTo(page);
    page.open("figcaption");
    page.element("b", NameList.of(alike.stream().map(a -> info(a).name()).toList(), MOST_NAMED));
    page.text(caption(alike, info));
    if (!picture.note().isEmpty()) {
      page.empty("br").element("span", picture.note() + ".", "class", "note");
    }
    page.close().close();
  }

  private String caption(List<Integer> alike, BlockGraph.ArrayInfo info) {
    int first = alike.get(0);
    String shape = Broadcast.text(program.arrays().get(first).grid().shape());
    String grid =
        Arrays.stream(info.grid()).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    return "%s, %s blocks, %s"
        .formatted(
            alike.size() == 1 ? " %s, shape %s".formatted(info.operation(), shape) : "",
            grid,
            perNode(first));
  }

  private String perNode(int array) {
    int[] counts = holders[array].counts(nodeCount);
    int least = Arrays.stream(counts).min().orElse(0);
    int most = Arrays.stream(counts).max().orElse(0);
    return least == most
        ? String.format(Locale.ROOT, "%,d on each node", most)
        : String.format(Locale.ROOT, "%,d to %,d on a node", least, most);
  }

  private String inWords(int array) {
    int[] nodes = holders[array].nodes(0);
    String where =
        nodes.length == 1
            ? "node " + nodes[0]
            : nodes.length == nodeCount
                ? "every node"
                : "nodes "
                    + Arrays.stream(nodes)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" "));
    return info(array).name() + " (" + where + ")";
  }

  private BlockGraph.ArrayInfo info(int array) {
    return program.graph().arrays().get(array);
  }
}
