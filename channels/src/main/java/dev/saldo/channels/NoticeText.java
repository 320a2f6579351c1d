package dev.saldo.channels;

import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import java.util.List;
import java.util.Locale;

/**
 * A notice as text: a title in one line, which says first what kind of notice it is, and lines.
 *
 * @param title such as {@code [critical] otp-ghana: 2.8 days left}
 * @param lines the sentences, at least one line, without control characters
 */
record NoticeText(String title, List<String> lines) {

  private static final int LONGEST_TITLE = 200;
  private static final String CUT = "…";

  NoticeText {
    lines = List.copyOf(lines);
  }

  static NoticeText of(AlertNotice notice) {
    return new NoticeText(mark(notice) + " " + oneLine(notice.title()), lines(notice));
  }

  /** Returns the text without any amount or prediction in its title. */
  static NoticeText discreet(AlertNotice notice) {
    Episode episode = notice.episode();
    String subject =
        episode == null ? "message of Saldo" : oneLine(episode.account() + ": " + episode.rule());
    return new NoticeText(mark(notice) + " " + subject, lines(notice));
  }

  /** Returns the lines as one text of at most so many characters. */
  String joined(String separator, int atMost) {
    return shortened(String.join(separator, lines), atMost);
  }

  /** Returns a text of at most so many characters, which ends in an ellipsis if it was cut. */
  static String shortened(String text, int atMost) {
    if (text.length() <= atMost) {
      return text;
    }
    int end = atMost - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /** Returns a text in one line of at most 200 characters. */
  static String oneLine(String text) {
    return shortened(text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip(), LONGEST_TITLE);
  }

  private static List<String> lines(AlertNotice notice) {
    List<String> lines =
        notice
            .text()
            .lines()
            .map(line -> line.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return lines.isEmpty() ? List.of(oneLine(notice.title())) : lines;
  }

  private static String mark(AlertNotice notice) {
    String severity = lower(notice.severity());
    String word =
        switch (notice.kind()) {
          case OPENED, WORSE -> severity;
          case REMINDER, ESCALATED -> severity + ", " + lower(notice.kind());
          case ACKNOWLEDGED, TEST -> lower(notice.kind());
          case CLOSED -> "ended";
        };
    return "[" + word + "]";
  }

  /** Returns the name of a constant of one word as it is written. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns whether a notice asks for no action: it ends an episode, or a person acts already. */
  static boolean isCalming(AlertMessageKind kind) {
    return kind == AlertMessageKind.CLOSED || kind == AlertMessageKind.ACKNOWLEDGED;
  }
}
