package io.numflink.array.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void escapesTextAndValues() {
    Markup page = new Markup().element("p", "a < b & 'c' > \"d\"", "title", "\"><script>");
    assertThat(page.toString().strip())
        .isEqualTo(
            "<p title=\"&quot;&gt;&lt;script&gt;\">"
                + "a &lt; b &amp; &#39;c&#39; &gt; &quot;d&quot;</p>");
  }

  /** XML has no control characters or lone surrogates, and text must not be turned around. */
  @Test
  void replacesWhatIsNoCharacter() {
    assertThat(new Markup().text("a\u0000b\u001bc\ud800d\u202ee\ufffff").toString())
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf");
    assertThat(new Markup().text("π 𝛑 ü\t\n").toString()).isEqualTo("π 𝛑 ü\t\n");
  }

  @Test
  void leavesAttributesWithoutValueOut() {
    assertThat(new Markup().empty("rect", "class", null, "x", 1.0, "width", 2.125).toString())
        .isEqualTo("<rect x=\"1\" width=\"2.13\"/>");
  }

  @Test
  void writesNumbersWithTwoDigits() {
    assertThat(Markup.number(0)).isEqualTo("0");
    assertThat(Markup.number(0.5)).isEqualTo("0.5");
    assertThat(Markup.number(1.0 / 3)).isEqualTo("0.33");
    assertThat(Markup.number(-2.004)).isEqualTo("-2");
    assertThat(Markup.number(1234567.891)).isEqualTo("1234567.89");
  }

  /** A browser that reads it as HTML would take {@code <div/>} for the start of an element. */
  @Test
  void refusesEmptyElementsThatHtmlDoesNotKnow() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Markup().empty("div"));
  }

  @Test
  void refusesStylesThatNeedEscapes() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Markup().style("a { } </style>"));
  }

  @Test
  void wantsAllElementsClosed() {
    Markup page = new Markup().open("p");
    assertThatIllegalStateException().isThrownBy(page::toString);
  }
}
