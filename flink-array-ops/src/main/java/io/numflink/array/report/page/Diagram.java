package io.numflink.array.report.page;

import java.util.List;

/**
 * Boxes in groups, and links that go from boxes to later boxes of the same or of later groups.
 *
 * @param groups the groups, from top to bottom
 * @param boxes in a topological order
 * @param links at most one from a box to another
 */
record Diagram(List<Group> groups, List<Box> boxes, List<Link> links) {

  /**
   * A group.
   *
   * @param title what it is called
   * @param incoming what comes into it from other nodes
   */
  record Group(String title, String incoming) {}

  /**
   * A box.
   *
   * @param key what it is outside of the diagram: a number of an array or of a stage
   * @param title its first line
   * @param lines its other lines
   * @param tooltip all there is to say
   */
  record Box(int key, int group, String title, List<String> lines, String tooltip) {}

  /**
   * An arrow from a box to another, by their places in the list.
   *
   * @param bytes what crosses from node to node along it; 0 if nothing does
   */
  record Link(int from, int to, long bytes, String tooltip) {}

  Diagram {
    groups = List.copyOf(groups);
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
    for (Link link : links) {
      if (link.from >= link.to || boxes.get(link.from).group > boxes.get(link.to).group) {
        throw new IllegalArgumentException("a link goes backwards: " + link);
      }
    }
  }
}
