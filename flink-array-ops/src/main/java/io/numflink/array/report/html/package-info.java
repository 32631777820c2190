/**
 * What the pages of reports are made of: {@link io.numflink.array.report.html.Markup}, which
 * escapes whatever it is given, sections, tables and pictures in SVG. A page is one file without a
 * script that loads nothing. Uses nothing else of NumFlink.
 */
package io.numflink.array.report.html;
