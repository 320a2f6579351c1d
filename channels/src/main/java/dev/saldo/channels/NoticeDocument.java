package dev.saldo.channels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.Episode;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notice as JSON, for webhooks and commands. Amounts are strings, and what is unknown is null.
 */
final class NoticeDocument {

  /** Standard Webhooks limits a payload to 20 kB. */
  private static final int MAX_BYTES = 20_000;

  private NoticeDocument() {}

  /** Returns the document, in less than 20 kB of UTF-8: a longer text is cut. */
  static String write(AlertNotice notice) {
    int length = notice.text().length();
    String document = write(notice, length);
    while (document.getBytes(UTF_8).length >= MAX_BYTES && length > 1) {
      length /= 2;
      document = write(notice, length);
    }
    return document;
  }

  private static String write(AlertNotice notice, int length) {
    ObjectNode document = ChannelJson.object();
    document.put("type", "saldo.alert." + NoticeText.lower(notice.kind()));
    document.put("timestamp", notice.createdAt().toString());
    ObjectNode data = document.putObject("data");
    Episode episode = notice.episode();
    if (episode == null) {
      data.putNull("episode").putNull("rule").put("severity", NoticeText.lower(notice.severity()));
      for (String unknown : EPISODE_KEYS) {
        data.putNull(unknown);
      }
    } else {
      describe(notice, episode, data);
    }
    data.put("text", NoticeText.shortened(notice.text(), Math.max(1, length)));
    return ChannelJson.write(document);
  }

  private static final String[] EPISODE_KEYS = {
    "account",
    "provider",
    "bucket",
    "unit",
    "amount",
    "threshold",
    "runwayDays",
    "observedAt",
    "openedAt",
    "closedAt",
    "reason"
  };

  private static void describe(AlertNotice notice, Episode episode, ObjectNode data) {
    data.put("episode", episode.id());
    data.put("rule", episode.rule());
    data.put("severity", NoticeText.lower(notice.severity()));
    data.put("account", episode.account());
    data.put("provider", nullIfEmpty(episode.provider()));
    data.put("bucket", nullIfEmpty(episode.bucket()));
    BalanceUnit unit = episode.unit();
    if (unit == null) {
      data.putNull("unit");
    } else {
      data.putObject("unit").put("kind", NoticeText.lower(unit.kind())).put("code", unit.code());
    }
    data.put("amount", plain(episode.amount()));
    data.put("threshold", plain(episode.threshold()));
    RunwayDays runway = episode.runway();
    if (runway == null) {
      data.putNull("runwayDays");
    } else {
      data.putObject("runwayDays")
          .put("p10", plain(runway.p10()))
          .put("p50", plain(runway.p50()))
          .put("p90", plain(runway.p90()));
    }
    data.put("observedAt", text(episode.observedAt()));
    data.put("openedAt", episode.openedAt().toString());
    data.put("closedAt", text(episode.closedAt()));
    data.put("reason", episode.reason());
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Returns an amount without an exponent; null if it is unknown. */
  static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
