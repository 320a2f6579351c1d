package dev.saldo.web;

import dev.saldo.web.WebServerHost.CommandAnswer;
import dev.saldo.web.list.ListPageOutline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads a list page by page. A page is the document of a part of the window, as the command prints
 * it, so pages neither repeat nor leave out what is recorded meanwhile. Immutable.
 */
final class DocumentPageReader {

  /** The most rows that a client may ask for. */
  static final int MOST_ROWS = 1_000;

  /** Room for a row; what is longer is cut off, and a shorter part is read. */
  private static final int ROW_BYTES = 4_096;

  private static final int HEAD_BYTES = 65_536;

  /** The factor by which a part is made shorter or longer at most. */
  private static final int STEP = 8;

  /** The tries after which a page may be empty. */
  private static final int MOST_TRIES = 30;

  /** The share of a page that a part aims at. */
  private static final double AIM = 0.8;

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final WebServerHost host;
  private final String list;
  private final List<String> command;
  private final int limit;

  /**
   * A page.
   *
   * @param answer the answer of the command
   * @param next the place of the next page; empty text if there is none
   */
  record Page(CommandAnswer answer, String next) {}

  /** A part of the window with its document. */
  private record Part(CommandAnswer answer, ListPageOutline outline, boolean complete) {}

  /**
   * Creates a reader.
   *
   * @param list the name of the list
   * @param command the command with its options, without those of the window
   * @param limit the most rows of a page, except for those of one instant
   */
  DocumentPageReader(WebServerHost host, String list, List<String> command, int limit) {
    this.host = host;
    this.list = list;
    this.command = List.copyOf(command);
    this.limit = limit;
  }

  /**
   * Reads the first page.
   *
   * @param window the options of the window
   */
  Page first(List<String> window) {
    Part whole = read(window);
    Instant from = whole.outline().from();
    Instant to = whole.outline().to();
    if (fits(whole) || from == null || to == null || failed(whole)) {
      return new Page(whole.answer(), "");
    }
    return page(from, to, shorter(whole, from, to));
  }

  /** Reads a further page. */
  Page next(ListPageCursor cursor) {
    return page(cursor.from(), cursor.to(), cursor.width());
  }

  private Page page(Instant from, Instant to, Duration expected) {
    Duration width = expected;
    Duration tooLong = Duration.ZERO; // not known yet
    for (int tries = 1; ; tries++) {
      Instant end = from.plus(width).isBefore(to) ? from.plus(width) : to;
      Part part = read(List.of("--from=" + from, "--to=" + end));
      boolean last = !end.isBefore(to);
      if (failed(part)) {
        return new Page(part.answer(), "");
      }
      boolean fits = fits(part);
      if (fits && part.outline().rows() == 0 && !last && tries < MOST_TRIES) {
        width = tooLong.isZero() ? width.multipliedBy(STEP) : between(width, tooLong);
      } else if (fits || width.compareTo(SHORTEST) <= 0) {
        CommandAnswer answer = part.complete() ? part.answer() : entire(from, end);
        return new Page(
            answer, last ? "" : new ListPageCursor(list, end, to, longer(part, width), "").text());
      } else {
        tooLong = width;
        width = shorter(part, from, end);
      }
    }
  }

  private static Duration between(Duration shorter, Duration longer) {
    return Duration.ofMillis((shorter.toMillis() + longer.toMillis()) / 2);
  }

  private boolean fits(Part part) {
    return part.complete() && part.outline().rows() <= limit;
  }

  private static boolean failed(Part part) {
    return part.complete() && part.answer().exitCode() != 0;
  }

  /** Returns the length of the longest part that holds a page, as far as this one tells. */
  private Duration shorter(Part part, Instant from, Instant to) {
    Duration width =
        part.complete()
            ? Duration.between(from, part.outline().instants().get(limit))
            : Duration.ofMillis(Duration.between(from, to).toMillis() / STEP);
    return width.compareTo(SHORTEST) < 0 ? SHORTEST : width;
  }

  private Duration longer(Part part, Duration width) {
    double share = AIM * limit / Math.max(1, part.outline().rows());
    return Duration.ofMillis(Math.max(1, (long) (width.toMillis() * Math.min(share, STEP))));
  }

  private Part read(List<String> window) {
    int most = HEAD_BYTES + limit * ROW_BYTES;
    CommandAnswer answer = host.run(arguments(window), new byte[0], most);
    return new Part(answer, ListPageOutline.of(answer.output()), answer.output().length <= most);
  }

  /** Reads all rows of one instant, however many there are. */
  private CommandAnswer entire(Instant from, Instant to) {
    return host.run(
        arguments(List.of("--from=" + from, "--to=" + Objects.requireNonNull(to))), new byte[0]);
  }

  private List<String> arguments(List<String> window) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(window);
    arguments.add("--output=json");
    return arguments;
  }
}
