package dev.saldo.app.format.json;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.verify.JarVerification;
import dev.saldo.history.PollResult;
import dev.saldo.report.EventsReport;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.RunwayReport;
import dev.saldo.report.StatementReport;
import dev.saldo.report.StatusReport;
import dev.saldo.report.ThinningReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import java.util.List;

/** The documents programs rely on, as the schemas in {@link JsonDocumentSchemas} describe them. */
public final class ReportJsonDocuments {

  private ReportJsonDocuments() {}

  /** Returns what a poll brought. */
  public static JsonDocument poll(List<PollResult> results) {
    return new JsonDocument("poll", json -> PollJsonDocument.write(results, json));
  }

  /** Returns how it stands. */
  public static JsonDocument status(StatusReport report) {
    return new JsonDocument("status", json -> StatusJsonDocument.write(report, json));
  }

  /** Returns what was used. */
  public static JsonDocument usage(UsageReport report) {
    return new JsonDocument("usage", json -> UsageJsonDocument.write(report, json));
  }

  /** Returns how balances went. */
  public static JsonDocument trend(TrendReport report) {
    return new JsonDocument("trend", json -> UsageJsonDocument.write(report, json));
  }

  /** Returns what happened besides use. */
  public static JsonDocument events(EventsReport report) {
    return new JsonDocument("events", json -> EventsJsonDocument.write(report, json));
  }

  /** Returns the statements of a month. */
  public static JsonDocument statement(StatementReport report) {
    return new JsonDocument("statement", json -> StatementJsonDocument.write(report, json));
  }

  /** Returns when balances are empty. */
  public static JsonDocument runway(RunwayReport report) {
    return new JsonDocument("runway", json -> RunwayJsonDocument.write(report, json));
  }

  /** Returns what was observed, the samples first, then failures; one of them in memory. */
  public static JsonDocument history(HistoryReport report) {
    return new JsonDocument("history", json -> HistoryJsonDocument.write(report, json));
  }

  /** Returns which samples go. */
  public static JsonDocument thinning(ThinningReport report) {
    return new JsonDocument("thinning", json -> ThinningJsonDocument.write(report, json));
  }

  /** Returns which providers there are, which were refused, and which wait for consent. */
  public static JsonDocument providers(ProviderRegistry registry) {
    return new JsonDocument("providers", json -> ProvidersJsonDocument.write(registry, json));
  }

  /** Returns what checking a jar brought. */
  public static JsonDocument verification(JarVerification verification) {
    return new JsonDocument(
        "verification", json -> VerificationJsonDocument.write(verification, json));
  }

  /** Returns one provider, in the same document as all of them. */
  public static JsonDocument provider(LoadedProvider provider) {
    return providers(new ProviderRegistry(List.of(provider), List.of(), List.of()));
  }
}
