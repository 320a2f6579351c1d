package dev.saldo.channels;

import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import dev.saldo.spi.channel.AlertSeverity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of a mail in its two forms, which say the same: the title, what is known, and what to
 * do.
 *
 * @param text plain text
 * @param html HTML without images, links or scripts
 */
record MailBody(String text, String html) {

  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);

  static MailBody of(AlertNotice notice) {
    String title = NoticeText.oneLine(notice.title());
    List<String> facts = facts(notice, title);
    Map<String, String> commands = commands(notice);
    String text =
        title
            + "\n\n"
            + facts.stream().map(fact -> fact + "\n").collect(Collectors.joining())
            + commands.entrySet().stream()
                .map(command -> "\n" + command.getKey() + ":\n  " + command.getValue() + "\n")
                .collect(Collectors.joining());
    String html =
        "<!doctype html>\n<html lang=\"en\"><body>\n<h2>"
            + HtmlText.escaped(title)
            + "</h2>\n"
            + facts.stream()
                .map(fact -> "<p>" + HtmlText.escaped(fact) + "</p>\n")
                .collect(Collectors.joining())
            + commands.entrySet().stream()
                .map(
                    command ->
                        "<p>%s:<br><code>%s</code></p>\n"
                            .formatted(
                                HtmlText.escaped(command.getKey()),
                                HtmlText.escaped(command.getValue())))
                .collect(Collectors.joining())
            + "</body></html>\n";
    return new MailBody(text, html);
  }

  /** Returns the lines that say more than the title, and the day by which to act. */
  private static List<String> facts(AlertNotice notice, String title) {
    List<String> facts = new ArrayList<>(NoticeText.of(notice).lines());
    if (title.toLowerCase(Locale.ROOT).endsWith(plain(facts.getFirst()))) {
      facts.removeFirst();
    }
    Episode episode = notice.episode();
    boolean acts = !NoticeText.isCalming(notice.kind()) && notice.severity() != AlertSeverity.INFO;
    Instant early = episode == null ? null : earliestEnd(episode);
    if (acts && early != null) {
      facts.add(
          "Top up before %s (UTC) to be safe."
              .formatted(early.atOffset(ZoneOffset.UTC).toLocalDate()));
    }
    return facts;
  }

  private static String plain(String sentence) {
    String plain = sentence.toLowerCase(Locale.ROOT);
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static @Nullable Instant earliestEnd(Episode episode) {
    RunwayDays days = episode.runway();
    Instant observedAt = episode.observedAt();
    return days == null || days.p10() == null || observedAt == null
        ? null
        : observedAt.plus(Duration.ofSeconds(days.p10().multiply(SECONDS_OF_DAY).longValue()));
  }

  private static Map<String, String> commands(AlertNotice notice) {
    Map<String, String> commands = new LinkedHashMap<>();
    Episode episode = notice.episode();
    if (episode == null || notice.kind() == AlertMessageKind.CLOSED) {
      return commands;
    }
    if (!NoticeText.isCalming(notice.kind())) {
      commands.put("To take it on", "saldo alerts ack " + NoticeText.oneLine(episode.id()));
    }
    String account = NoticeText.oneLine(episode.account());
    if (episode.runway() != null) {
      commands.put("To see how long it lasts", "saldo runway " + account);
    } else {
      commands.put("To see more", "saldo status " + account);
    }
    return commands;
  }
}
