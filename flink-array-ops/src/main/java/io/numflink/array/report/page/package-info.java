/**
 * The page {@code report.html}: one class a section, on top of {@link
 * io.numflink.array.report.page.Markup}, which escapes whatever it is given. Pictures are SVG made
 * here; the page has no script and loads nothing. May use {@code report} and all below it.
 */
package io.numflink.array.report.page;
