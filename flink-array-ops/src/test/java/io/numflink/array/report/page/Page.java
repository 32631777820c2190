package io.numflink.array.report.page;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page, parsed as XML, to be asked for its parts. */
final class Page {
  private final Element root;

  private Page(Element root) {
    this.root = root;
  }

  static Page parse(String text) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(text)));
    return new Page(document.getDocumentElement());
  }

  String text() {
    return root.getTextContent();
  }

  List<Element> elements(String tag) {
    return elements(root, tag);
  }

  static List<Element> elements(Element in, String tag) {
    NodeList found = in.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  List<String> texts(String tag) {
    return texts(root, tag);
  }

  List<String> texts(Element in, String tag) {
    return elements(in, tag).stream().map(Element::getTextContent).toList();
  }

  /** The terms of the header and what they are. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> values = texts("dd");
    List<String> terms = texts("dt");
    for (int i = 0; i < terms.size(); i++) {
      facts.put(terms.get(i), values.get(i));
    }
    return facts;
  }

  /** The table below a heading. */
  Element table(String heading) {
    Node next =
        elements("h3").stream()
            .filter(h3 -> h3.getTextContent().equals(heading))
            .findFirst()
            .orElseThrow();
    while (!(next instanceof Element element && !elements(element, "table").isEmpty())) {
      next = next.getNextSibling();
    }
    return elements((Element) next, "table").get(0);
  }

  /** The first table of that class. */
  private Element tableOfClass(String kind) {
    return elements("table").stream().filter(table -> isOf(table, kind)).findFirst().orElseThrow();
  }

  /** Lengths of the bars of the first table of a class, row by row. */
  List<List<Double>> bars(String table, String kind) {
    return bars(tableOfClass(table), kind);
  }

  List<List<Double>> bars(Element table, String... kinds) {
    List<List<Double>> rows = new ArrayList<>();
    for (Element row : elements(table, "tr")) {
      List<Double> bars =
          elements(row, "rect").stream()
              .filter(rect -> Arrays.stream(kinds).anyMatch(kind -> isOf(rect, kind)))
              .map(rect -> Double.parseDouble(rect.getAttribute("width")))
              .toList();
      if (!bars.isEmpty()) {
        rows.add(bars);
      }
    }
    return rows;
  }

  /** The marks of a kind in the first table of a class. */
  List<Element> marks(String table, String kind) {
    return elements(tableOfClass(table), "rect").stream().filter(rect -> isOf(rect, kind)).toList();
  }

  /** The squares of the picture of an array. */
  List<Element> rects(int array) {
    return elements("figure").stream()
        .filter(
            figure ->
                Arrays.asList(figure.getAttribute("data-arrays").split(" ")).contains("" + array))
        .flatMap(figure -> elements(figure, "rect").stream())
        .toList();
  }

  private static boolean isOf(Element element, String kind) {
    return Arrays.asList(element.getAttribute("class").split(" ")).contains(kind);
  }
}
