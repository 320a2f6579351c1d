package dev.saldo.app.format.json;

import dev.saldo.history.EventKind;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.report.ReportSubject;
import dev.saldo.report.StatementReport;
import dev.saldo.report.StatementReport.Entry;
import dev.saldo.report.StatementReport.Statement;
import dev.saldo.usage.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the JSON document of a month's statements. */
final class StatementJsonDocument {

  private StatementJsonDocument() {}

  static void write(StatementReport report, JsonMemberWriter json) {
    json.text("month", report.month().toString());
    json.instant("from", report.window().from());
    json.instant("to", report.window().to());
    json.text("zone", report.window().zone().getId());
    json.objects("rows", report.statements().iterator(), row -> row(row, json));
  }

  private static void row(Statement statement, JsonMemberWriter json) {
    ReportSubject subject = statement.subject();
    Usage usage = statement.usage();
    json.text("account", subject.account());
    json.text("provider", subject.provider());
    json.text("bucket", subject.bucket());
    json.unit(subject.unit());
    json.text("label", subject.label());
    json.word("means", subject.meaning());
    json.truth("derived", subject.derived());
    json.terms(subject.terms());
    json.texts("notes", subject.notes());
    json.level("opening", subject.meaning(), usage.opening());
    json.amount("toppedUp", usage.toppedUp());
    json.amount("refunds", statement.sum(EventKind.REFUND));
    json.amount("corrections", corrections(statement));
    json.amount("resets", statement.sum(EventKind.RESET));
    json.amount("used", usage.used());
    json.level("closing", subject.meaning(), usage.closing());
    json.number("samples", usage.samples());
    json.number("coverage", usage.coverage());
    json.truth("usedAtLeast", usage.usedAtLeast());
    json.truth("unconfirmed", statement.unconfirmed());
    json.amount("amountBefore", statement.amountBefore());
    json.instant("firstObservedAt", statement.firstObservedAt());
    json.instant("lastObservedAt", statement.lastObservedAt());
    json.objects("entries", statement.entries().iterator(), entry -> entry(entry, json));
    json.objects("termsStated", statement.terms().iterator(), terms -> terms(terms, json));
  }

  private static void terms(StatedBucketTerms stated, JsonMemberWriter json) {
    json.instant("since", stated.since());
    json.terms(stated.terms());
    json.texts("notes", stated.notes());
  }

  /** Returns the sum of corrections and expiries; null if unknown. */
  private static @Nullable BigDecimal corrections(Statement statement) {
    BigDecimal corrections = statement.sum(EventKind.CORRECTION);
    BigDecimal expiries = statement.sum(EventKind.EXPIRY);
    return corrections == null || expiries == null ? null : corrections.add(expiries);
  }

  private static void entry(Entry entry, JsonMemberWriter json) {
    json.word("kind", entry.ruling().kind());
    json.instant("after", entry.change().after());
    json.instant("observedAt", entry.change().observedAt());
    json.amount("amount", entry.amount());
    json.truth("part", entry.isPart());
    json.word("confidence", entry.ruling().confidence());
    json.text("reason", entry.ruling().reason());
    json.text("classifiedBy", EventsJsonDocument.by(entry.ruling().byPerson()));
    json.text("note", entry.ruling().note().isEmpty() ? null : entry.ruling().note());
  }
}
