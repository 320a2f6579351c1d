package dev.saldo.app.format;

import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.PollFailure;
import dev.saldo.poll.PollResult;
import dev.saldo.report.HistoryReport;
import dev.saldo.report.StatusReport;
import dev.saldo.report.TrendReport;
import dev.saldo.report.UsageReport;
import dev.saldo.report.Window;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;

/**
 * The documents programs rely on, as the schemas in {@link Schemas} describe them. Each is written
 * with a line break at its end; the writer stays open.
 */
public final class JsonDocuments {

  private JsonDocuments() {}

  /** Writes what a poll brought. */
  public static void poll(List<PollResult> results, Writer out) throws IOException {
    Json.document(out, json -> PollDocument.write(results, json));
  }

  /** Writes how it stands. */
  public static void status(StatusReport report, Writer out) throws IOException {
    Json.document(out, json -> StatusDocument.write(report, json));
  }

  /** Writes what was used. */
  public static void usage(UsageReport report, Writer out) throws IOException {
    Json.document(out, json -> UsageDocument.write(report, json));
  }

  /** Writes how balances went. */
  public static void trend(TrendReport report, Writer out) throws IOException {
    Json.document(out, json -> UsageDocument.write(report, json));
  }

  /** Writes what was observed. */
  public static void history(HistoryReport report, Writer out) throws IOException {
    history(report.window(), report.samples().iterator(), report.failures().iterator(), out);
  }

  /** Writes what was observed, holding one sample at a time: the samples first, then failures. */
  public static void history(
      Window window, Iterator<BalanceSample> samples, Iterator<PollFailure> failures, Writer out)
      throws IOException {
    Json.document(out, json -> HistoryDocument.write(window, samples, failures, json));
  }

  /** Writes which providers there are, and which were refused. */
  public static void providers(ProviderRegistry registry, Writer out) throws IOException {
    Json.document(
        out, json -> ProvidersDocument.write(registry.providers(), registry.refused(), json));
  }

  /** Writes one provider, in the same document as all of them. */
  public static void provider(LoadedProvider provider, Writer out) throws IOException {
    Json.document(out, json -> ProvidersDocument.write(List.of(provider), List.of(), json));
  }
}
