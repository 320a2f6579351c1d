package dev.saldo.channels;

import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The body of a mail in its two forms, which say the same.
 *
 * @param text plain text
 * @param html HTML without images, links or scripts
 */
record MailBody(String text, String html) {

  static MailBody of(AlertNotice notice) {
    NoticeText notes = NoticeText.of(notice);
    Map<String, String> facts = facts(notice.episode());
    String text =
        notes.title()
            + "\n\n"
            + String.join("\n", notes.lines())
            + "\n\n"
            + facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue() + "\n")
                .collect(Collectors.joining());
    String html =
        "<!doctype html>\n<html lang=\"en\"><body>\n<h2>"
            + HtmlText.escaped(notes.title())
            + "</h2>\n"
            + notes.lines().stream()
                .map(line -> "<p>" + HtmlText.escaped(line) + "</p>\n")
                .collect(Collectors.joining())
            + "<table>\n"
            + facts.entrySet().stream()
                .map(
                    fact ->
                        "<tr><th align=\"left\">%s</th><td>%s</td></tr>\n"
                            .formatted(fact.getKey(), HtmlText.escaped(fact.getValue())))
                .collect(Collectors.joining())
            + "</table>\n</body></html>\n";
    return new MailBody(text, html);
  }

  private static Map<String, String> facts(@Nullable Episode episode) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (episode == null) {
      return facts;
    }
    facts.put("Account", NoticeText.oneLine(episode.account()));
    if (!episode.bucket().isEmpty()) {
      facts.put("Bucket", NoticeText.oneLine(episode.bucket()));
    }
    facts.put("Rule", NoticeText.oneLine(episode.rule()));
    putAmount(facts, "Amount", episode.amount(), episode.unit());
    putAmount(facts, "Threshold", episode.threshold(), episode.unit());
    put(facts, "Read at", episode.observedAt());
    put(facts, "Opened at", episode.openedAt());
    put(facts, "Ended at", episode.closedAt());
    facts.put("Reason", NoticeText.oneLine(episode.reason()));
    return facts;
  }

  private static void putAmount(
      Map<String, String> facts,
      String name,
      @Nullable BigDecimal amount,
      @Nullable BalanceUnit unit) {
    if (amount != null) {
      String code = unit == null ? "" : " " + NoticeText.oneLine(unit.code());
      facts.put(name, amount.toPlainString() + code);
    }
  }

  private static void put(Map<String, String> facts, String name, @Nullable Instant instant) {
    if (instant != null) {
      facts.put(name, instant.toString());
    }
  }
}
