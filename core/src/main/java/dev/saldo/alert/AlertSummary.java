package dev.saldo.alert;

import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertSeverity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One notice in place of several, for people who would get all of them at once. Stateless. */
public final class AlertSummary {

  private static final int MOST_NAMED = 20;

  private AlertSummary() {}

  /**
   * Returns the summary. It names at most 20 accounts, and is as urgent as the most urgent notice.
   *
   * @param notices at least two notices, in the order in which they were written
   */
  public static AlertNotice of(List<AlertNotice> notices) {
    AlertNotice first = notices.getFirst();
    return new AlertNotice(
        first.id() + "_and_" + (notices.size() - 1),
        kind(notices),
        notices.stream()
            .map(AlertNotice::severity)
            .max(Comparator.naturalOrder())
            .orElse(AlertSeverity.INFO),
        notices.stream()
            .map(AlertNotice::createdAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH),
        "%d alerts: %s".formatted(notices.size(), first.title()),
        text(notices),
        null);
  }

  /** The kind of all of them; otherwise that of an episode that is open. */
  private static AlertMessageKind kind(List<AlertNotice> notices) {
    return notices.stream()
        .map(AlertNotice::kind)
        .filter(kind -> kind != AlertMessageKind.CLOSED)
        .min(Comparator.naturalOrder())
        .orElse(AlertMessageKind.CLOSED);
  }

  private static String text(List<AlertNotice> notices) {
    List<String> lines = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (AlertNotice notice : notices) {
      AlertNotice.Episode episode = notice.episode();
      String account = episode == null ? notice.id() : episode.account();
      if (named.contains(account) || named.size() < MOST_NAMED) {
        named.add(account);
        lines.add(notice.title());
      } else {
        others.add(account);
      }
    }
    if (!others.isEmpty()) {
      lines.add("and %d more".formatted(others.size()));
    }
    return String.join("\n", lines);
  }
}
