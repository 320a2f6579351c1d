package dev.saldo.app.format.json;

import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.spi.Balance;
import java.time.Duration;
import java.util.List;

/** Writes the JSON document of a poll. */
final class PollJsonDocument {

  private final JsonMemberWriter json;

  private PollJsonDocument(JsonMemberWriter json) {
    this.json = json;
  }

  static void write(List<PollResult> results, JsonMemberWriter json) {
    json.objects("results", results.iterator(), new PollJsonDocument(json)::result);
  }

  private void result(PollResult result) {
    json.text("account", result.account().name());
    json.text("provider", result.account().provider());
    switch (result) {
      case Sampled sampled -> outcome("sampled", sampled, sampled.balances());
      case Failed failed -> outcome("failed", failed, List.of());
    }
    json.object("failure", result instanceof Failed failed ? failed : null, this::failure);
  }

  private void outcome(String outcome, PollResult result, List<Balance> balances) {
    json.text("outcome", outcome);
    json.instant("observedAt", result.observedAt());
    json.number("durationMillis", result.duration().toMillis());
    json.objects("balances", balances.iterator(), this::balance);
  }

  private void balance(Balance balance) {
    json.text("bucket", balance.bucket());
    json.text("label", balance.label());
    json.amount("amount", balance.amount().value());
    json.truth("unlimited", balance.amount().unlimited());
    json.unit(balance.unit());
    json.word("means", balance.meaning());
    json.word("billing", balance.terms().billing());
    json.truth("derived", balance.derived());
    json.texts("notes", balance.notes());
    json.amount("creditLimit", balance.terms().creditLimit());
    json.instant("expiresAt", balance.terms().expiresAt());
    json.instant("vendorTime", balance.vendorTime());
    json.text("raw", balance.amount().raw());
  }

  private void failure(Failed failed) {
    Duration wait = failed.retryAfter();
    json.word("reason", failed.reason());
    json.truth("transient", failed.reason().isTransient());
    json.text("message", failed.message());
    json.number("retryAfterSeconds", wait == null ? null : wait.plusNanos(999_999_999).toSeconds());
  }
}
