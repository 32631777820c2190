package io.numflink.array.report.html;

import java.util.LinkedHashMap;
import java.util.Map;

/** A list of terms, each with what is so called here; those without a value are left out. */
public final class Facts implements Section {
  private final Map<String, String> facts = new LinkedHashMap<>();

  public Facts add(String term, String value) {
    if (value != null) {
      facts.put(term, value);
    }
    return this;
  }

  @Override
  public void addTo(Markup page) {
    page.open("dl");
    facts.forEach(
        (term, value) -> page.open("div").element("dt", term).element("dd", value).close());
    page.close();
  }
}
