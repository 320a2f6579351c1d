package dev.saldo.app.format.html;

import static j2html.TagCreator.tag;

import j2html.tags.ContainerTag;
import j2html.tags.DomContent;
import java.math.BigDecimal;

/**
 * Drawings that stretch with the page, while their lines and letters do not: shapes are in a square
 * of {@link #SIDE} by {@link #SIDE}, texts at percentages.
 */
final class SvgStretchedDrawing {

  /** The side of the square of the shapes. */
  static final int SIDE = 10_000;

  private SvgStretchedDrawing() {}

  /**
   * Returns a drawing with the height of its class, and a title and description for screen readers.
   */
  static ContainerTag<?> drawing(
      String cssClass, String id, String title, String description, DomContent... content) {
    return tag("svg")
        .withClass(cssClass)
        .attr("role", "img")
        .attr("aria-labelledby", id + "t " + id + "d")
        .with(tag("title").withId(id + "t").withText(title))
        .with(tag("desc").withId(id + "d").withText(description))
        .with(content);
  }

  /** Returns the square of the shapes, stretched to the drawing. */
  static ContainerTag<?> shapes(DomContent... shapes) {
    return tag("svg")
        .attr("viewBox", "0 0 " + SIDE + " " + SIDE)
        .attr("preserveAspectRatio", "none")
        .attr("width", "100%")
        .attr("height", "100%")
        .with(shapes);
  }

  static ContainerTag<?> path(String cssClass, String path) {
    return tag("path").withClass(cssClass).attr("d", path);
  }

  static ContainerTag<?> rectangle(String cssClass, int left, int top, int right, int bottom) {
    return tag("rect")
        .withClass(cssClass)
        .attr("x", left)
        .attr("y", top)
        .attr("width", Math.max(1, right - left))
        .attr("height", bottom - top);
  }

  static ContainerTag<?> text(String cssClass, int x, int y, String words) {
    return tag("text")
        .withClass(cssClass)
        .attr("x", percent(x))
        .attr("y", percent(y))
        .withText(words);
  }

  static ContainerTag<?> line(String cssClass, int x1, int y1, int x2, int y2) {
    return tag("line")
        .withClass(cssClass)
        .attr("x1", percent(x1))
        .attr("y1", percent(y1))
        .attr("x2", percent(x2))
        .attr("y2", percent(y2));
  }

  private static String percent(int place) {
    return BigDecimal.valueOf(place, 2).toPlainString() + "%";
  }
}
