package io.numflink.array.report.page;

/** A part of the page. */
interface Section {
  void addTo(Markup page);
}
