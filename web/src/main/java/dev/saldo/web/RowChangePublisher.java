package dev.saldo.web;

import dev.saldo.report.StatusReport.Latest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells open pages which rows of the overview changed. Not thread-safe. */
final class RowChangePublisher {

  private final ServerEventStream events;
  private @Nullable Map<String, String> known;
  private long openAlerts;

  RowChangePublisher(ServerEventStream events) {
    this.events = events;
  }

  /** Publishes the rows that differ from the overview before, whose ages do not count. */
  void publish(BalanceOverview overview) {
    @Nullable Map<String, String> before = known;
    Map<String, String> fresh = new HashMap<>();
    for (BucketOverviewRow row : overview.rows()) {
      // Measured from the reading itself, an age is always the same.
      Instant read = row.latest().map(Latest::observedAt).orElse(overview.asOf());
      String html = new OverviewRowWriter(read, overview.zone(), true).row(row).render();
      fresh.put(row.id(), html);
      if (before != null && !html.equals(before.get(row.id()))) {
        events.publish(ServerEventStream.ROW, event(row, overview));
      }
    }
    if (before != null && !before.keySet().equals(fresh.keySet())) {
      events.publish("restart", Map.of());
    }
    if (before != null && openAlerts != overview.openAlerts()) {
      events.publish("alerts", Map.of("open", overview.openAlerts()));
    }
    known = fresh;
    openAlerts = overview.openAlerts();
  }

  private static Map<String, Object> event(BucketOverviewRow row, BalanceOverview overview) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", row.id());
    event.put("account", row.status().account());
    event.put("state", PageTextForm.words(row.status().state()));
    event.put(
        "html", new OverviewRowWriter(overview.asOf(), overview.zone(), true).row(row).render());
    return event;
  }
}
