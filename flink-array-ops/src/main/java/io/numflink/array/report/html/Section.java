package io.numflink.array.report.html;

/** A part of the page. */
public interface Section {
  void addTo(Markup page);
}
