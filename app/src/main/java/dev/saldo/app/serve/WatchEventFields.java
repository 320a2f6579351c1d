package dev.saldo.app.serve;

import dev.saldo.account.ConstantName;
import dev.saldo.history.PollResult;
import dev.saldo.spi.Balance;
import dev.saldo.spi.channel.AlertNotice;
import dev.saldo.watch.WatchEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as the fields of a log line: first its level and its name. Values are text, numbers and
 * lists of text; unknown ones are left out.
 */
final class WatchEventFields {

  private final SequencedMap<String, Object> fields = new LinkedHashMap<>();

  private WatchEventFields(String level, String event) {
    fields.put("level", level);
    fields.put("event", event);
  }

  static SequencedMap<String, Object> of(WatchEvent event) {
    return switch (event) {
      case WatchEvent.Started started ->
          info("started").with("node", started.node()).with("accounts", started.accounts()).fields;
      case WatchEvent.Reloaded reloaded ->
          info("reloaded").with("accounts", reloaded.accounts()).fields;
      case WatchEvent.Stopped stopped -> info("stopped").with("node", stopped.node()).fields;
      case WatchEvent.Polled polled -> polled(polled.result(), polled.slot());
      case WatchEvent.ResultRefused refused ->
          error("refused")
              .with("account", refused.account())
              .with("message", refused.message())
              .fields;
      case WatchEvent.ClaimLost lost ->
          warning("claim-lost").with("account", lost.account()).with("slot", lost.slot()).fields;
      case WatchEvent.SlotMissed missed ->
          warning("slot-missed")
              .with("account", missed.account())
              .with("slot", missed.slot())
              .fields;
      case WatchEvent.Noticed noticed -> noticed(noticed.notice(), noticed.channels());
      case WatchEvent.Delivered delivered ->
          info("delivered")
              .with("notice", delivered.notice())
              .with("channel", delivered.channel())
              .fields;
      case WatchEvent.DeliveryFailed failed ->
          new WatchEventFields(failed.nextAt() == null ? "error" : "warning", "delivery-failed")
              .with("notice", failed.notice())
              .with("channel", failed.channel())
              .with("message", failed.message())
              .with("next", failed.nextAt())
              .fields;
      case WatchEvent.NodesChanged changed -> info("nodes").with("alive", changed.alive()).fields;
      case WatchEvent.Fenced fenced -> error("fenced").fields;
      case WatchEvent.StorageFailed failed ->
          error("storage-failed")
              .with("part", failed.part())
              .with("message", failed.message())
              .fields;
      case WatchEvent.StorageRecovered recovered ->
          info("storage-recovered").with("part", recovered.part()).fields;
      case WatchEvent.Faulted faulted ->
          error("fault")
              .with("part", faulted.part())
              .with("type", faulted.fault().getClass().getName())
              .with("place", place(faulted.fault()))
              .fields;
    };
  }

  private static SequencedMap<String, Object> polled(PollResult result, @Nullable Instant slot) {
    return switch (result) {
      case PollResult.Sampled sampled ->
          info("polled")
              .with("account", sampled.account().name())
              .with("outcome", "sampled")
              .with("slot", slot)
              .with("ms", sampled.duration().toMillis())
              .with("balances", sampled.balances().stream().map(WatchEventFields::text).toList())
              .fields;
      case PollResult.Failed failed ->
          warning("polled")
              .with("account", failed.account().name())
              .with("outcome", "failed")
              .with("slot", slot)
              .with("ms", failed.duration().toMillis())
              .with("reason", ConstantName.kebab(failed.reason()))
              .with("message", failed.message())
              .fields;
    };
  }

  private static String text(Balance balance) {
    BigDecimal value = balance.amount().value();
    String known = value == null ? "unknown" : value.toPlainString();
    return "%s=%s %s"
        .formatted(
            balance.bucket(),
            balance.amount().unlimited() ? "unlimited" : known,
            balance.unit().code());
  }

  private static SequencedMap<String, Object> noticed(AlertNotice notice, List<String> channels) {
    AlertNotice.Episode episode = notice.episode();
    WatchEventFields fields =
        info("alert")
            .with("kind", ConstantName.kebab(notice.kind()))
            .with("severity", ConstantName.kebab(notice.severity()))
            .with("notice", notice.id());
    if (episode != null) {
      fields
          .with("episode", episode.id())
          .with("rule", episode.rule())
          .with("account", episode.account())
          .with("bucket", episode.bucket().isEmpty() ? null : episode.bucket());
    }
    return fields.with("channels", channels).with("message", notice.title()).fields;
  }

  /** Returns where an exception was thrown; its message may contain anything. */
  private static @Nullable String place(Throwable fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return trace.length == 0 ? null : trace[0].toString();
  }

  private static WatchEventFields info(String event) {
    return new WatchEventFields("info", event);
  }

  private static WatchEventFields warning(String event) {
    return new WatchEventFields("warning", event);
  }

  private static WatchEventFields error(String event) {
    return new WatchEventFields("error", event);
  }

  private WatchEventFields with(String key, @Nullable Object value) {
    if (value != null) {
      fields.put(key, value instanceof Instant ? value.toString() : value);
    }
    return this;
  }
}
