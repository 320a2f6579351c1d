package dev.saldo.web;

import dev.saldo.alert.ChannelBacklog;
import dev.saldo.watch.WatchHealth;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the service fares, as a document. */
final class ServiceHealthDocument {

  private ServiceHealthDocument() {}

  /** Returns the document for those who may see it. */
  static WebAnswer answer(WebServerHost host) {
    WatchHealth health = host.health();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schemaVersion", 1);
    document.put("well", health.isWell());
    document.put("version", host.version());
    document.put("node", health.node());
    document.put("nodes", health.alive());
    document.put("fenced", health.fenced());
    document.put("storageFailing", health.storageFailing());
    document.put("faulting", health.faulting());
    document.put("accounts", health.accounts());
    document.put("pollsRunning", health.running());
    document.put("resultsUnrecorded", health.unrecorded());
    document.put(
        "channelsFailing",
        host.backlogs().stream()
            .filter(backlog -> backlog.broken() || backlog.failingSince() != null)
            .map(ChannelBacklog::channel)
            .sorted()
            .toList());
    return WebAnswer.json(200, document);
  }

  /** Returns the answer for probes, which says no more than whether all is well. */
  static WebAnswer probe(WebServerHost host) {
    boolean well = host.health().isWell();
    return WebAnswer.json(well ? 200 : 503, Map.of("well", well));
  }
}
