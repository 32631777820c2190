package io.numflink.array.report.page;

import io.numflink.array.block.Broadcast;
import io.numflink.array.blocking.BlockProgram;
import io.numflink.lshs.BlockGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
              + " Stripes: several nodes make a generated block, each for itself.",
          "class",
          "note");
      key(page);
      pictures(several, bytes, page);
    }
    if (!single.isEmpty()) {
      String list =
          single.stream().limit(MOST_LISTED).map(this::inWords).collect(Collectors.joining(", "));
      page.element(
          "p",
          "Arrays of one block: " + list + more(single.size() - MOST_LISTED) + ".",
          "class",
          "note");
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
      Key.node(node, page);
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

  /** Pictures of the largest arrays, in the order of their computation. */
  private void pictures(List<Integer> arrays, long[] bytes, Markup page) {
    List<Integer> shown = new ArrayList<>(arrays);
    shown.sort(Comparator.comparingLong((Integer array) -> bytes[array]).reversed());
    shown = shown.stream().limit(MOST_PICTURES).sorted().toList();
    if (shown.size() < arrays.size()) {
      page.element(
          "p",
          "The %d largest of %d arrays of several blocks.".formatted(shown.size(), arrays.size()),
          "class",
          "note");
    }
    page.open("div", "class", "pictures");
    for (int array : shown) {
      BlockGraph.ArrayInfo info = info(array);
      BlockPicture picture = BlockPicture.of(info.grid(), holders[array]);
      page.open("figure", "data-array", array);
      new BlockDrawing("job-%d-array-%d".formatted(job, array), info, picture).addTo(page);
      page.open("figcaption").element("b", info.name());
      page.text(caption(array, info));
      if (!picture.note().isEmpty()) {
        page.empty("br").element("span", picture.note() + ".", "class", "note");
      }
      page.close().close();
    }
    page.close();
  }

  private String caption(int array, BlockGraph.ArrayInfo info) {
    String grid =
        Arrays.stream(info.grid()).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
    return " %s, shape %s, %s blocks, %s"
        .formatted(
            info.operation(),
            Broadcast.text(program.arrays().get(array).grid().shape()),
            grid,
            perNode(array));
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

  private static String more(int hidden) {
    return hidden > 0 ? " and %d more".formatted(hidden) : "";
  }

  private BlockGraph.ArrayInfo info(int array) {
    return program.graph().arrays().get(array);
  }
}
