package io.numflink.array.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One page of HTML with the plan, what was measured, and a picture of the placement. It needs no
 * network: style and script are in the page, and so is the data, as JSON.
 */
public final class ReportPage {
  private static final String TEMPLATE = "report.html";
  private static final String DATA_MARK = "\"@DATA@\"";

  private ReportPage() {}

  /**
   * @param run what was measured; null if the program was only planned
   */
  public static void write(ProgramPlan program, PlanReport plan, RunReport run, Path file)
      throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("plan", plan);
    data.put("run", run);
    data.put("layouts", ArrayLayout.of(program.jobs()));
    // A script element ends at the first "</", even inside of a string.
    String json = Reports.compactJson(data).replace("</", "<\\/");
    Reports.write(template().replace(DATA_MARK, json), file);
  }

  private static String template() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
