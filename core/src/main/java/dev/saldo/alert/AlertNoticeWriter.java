package dev.saldo.alert;

import dev.saldo.report.RunwayDayRange;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.channel.AlertMessageKind;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.spi.channel.AlertNotice.RunwayDays;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The wording of notices. Stateless and thread-safe. */
final class AlertNoticeWriter {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AlertNoticeWriter() {}

  /**
   * Writes a notice.
   *
   * @param bucket the bucket that it is about; null if it is about the account
   */
  static PostedNotice write(
      AlertMessage message,
      AlertEpisode episode,
      @Nullable AlertRule rule,
      AccountFacts facts,
      @Nullable BucketFacts bucket,
      Instant now) {
    AlertNotice notice =
        new AlertNotice(
            id(message, episode),
            message.kind(),
            message.severity(),
            now,
            title(message, episode, facts),
            text(message, episode, bucket),
            episode(message, episode, rule, facts, bucket));
    return new PostedNotice(notice, message.number(), message.channels(), message.dueAt());
  }

  /** The identifier follows from the episode, so that a message is never written twice. */
  private static String id(AlertMessage message, AlertEpisode episode) {
    String kind = message.kind().name().toLowerCase(Locale.ROOT);
    return episode.id() + "_" + kind + (message.number() == 0 ? "" : "_" + message.number());
  }

  private static String title(AlertMessage message, AlertEpisode episode, AccountFacts facts) {
    String bucket = episode.subject().bucket();
    String name =
        bucket.isEmpty() || facts.buckets().size() < 2
            ? facts.account()
            : facts.account() + " (" + bucket + ")";
    return switch (message.kind()) {
      case OPENED, REMINDER, ESCALATED, ACKNOWLEDGED, CLOSED -> name + ": " + message.text();
      case WORSE -> name + ": more urgent: " + message.text();
      case TEST -> message.text();
    };
  }

  private static String text(
      AlertMessage message, AlertEpisode episode, @Nullable BucketFacts bucket) {
    List<String> lines = new ArrayList<>();
    lines.add(sentence(message.text()));
    if (bucket != null) {
      BigDecimal amount = bucket.amount();
      if (amount != null) {
        lines.add(
            "Balance: %s, read at %s."
                .formatted(
                    AlertText.amount(amount, bucket.unit()), MINUTE.format(bucket.observedAt())));
      }
      RunwayDayRange days = RunwayDayRange.of(bucket.facts().runway());
      if (message.kind() != AlertMessageKind.CLOSED && days.p10() != null) {
        lines.add("Empty " + days.words() + ", with an 80 % range.");
      }
    }
    lines.add(
        "Rule %s, %s; open since %s."
            .formatted(
                episode.subject().rule(),
                episode.severity().name().toLowerCase(Locale.ROOT),
                MINUTE.format(episode.openedAt())));
    return String.join("\n", lines);
  }

  private static String sentence(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static AlertNotice.Episode episode(
      AlertMessage message,
      AlertEpisode episode,
      @Nullable AlertRule rule,
      AccountFacts facts,
      @Nullable BucketFacts bucket) {
    AlertEpisode.Closing closing = episode.closing();
    return new AlertNotice.Episode(
        episode.id(),
        episode.subject().rule(),
        episode.subject().account(),
        facts.provider(),
        episode.subject().bucket(),
        unit(bucket),
        bucket == null ? null : bucket.amount(),
        threshold(rule),
        runway(bucket),
        bucket == null ? facts.reading().lastReadAt() : bucket.observedAt(),
        episode.openedAt(),
        closing == null ? null : closing.at(),
        message.text());
  }

  private static @Nullable BalanceUnit unit(@Nullable BucketFacts bucket) {
    return bucket == null ? null : bucket.unit();
  }

  private static @Nullable BigDecimal threshold(@Nullable AlertRule rule) {
    return rule != null && rule.condition() instanceof AlertCondition.BalanceBelow below
        ? below.threshold()
        : null;
  }

  private static @Nullable RunwayDays runway(@Nullable BucketFacts bucket) {
    if (bucket == null) {
      return null;
    }
    RunwayDayRange days = RunwayDayRange.of(bucket.facts().runway());
    return days.equals(RunwayDayRange.UNKNOWN)
        ? null
        : new RunwayDays(days.p10(), days.p50(), days.p90());
  }
}
