package io.numflink.array.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The frame of a page, which reads alike as HTML and as XML: its head, with the style sheet in it.
 * It has no script and needs no network; a browser that heeds its policy would not even load
 * anything if a name in it were markup after all.
 */
public final class HtmlPage {
  private static final String STYLE = "page.css";
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private HtmlPage() {}

  /** Begins a page; what is added next is its body. */
  public static Markup begin(String title) throws IOException {
    Markup page = Markup.document();
    page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.element("title", title);
    page.style(style());
    return page.close().open("body");
  }

  /** Ends the page and gives its text. */
  public static String end(Markup page) {
    return page.close().close().toString();
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
