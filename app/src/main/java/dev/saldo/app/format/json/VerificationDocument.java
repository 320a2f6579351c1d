package dev.saldo.app.format.json;

import dev.saldo.app.verify.CheckedCase;
import dev.saldo.app.verify.CheckedCase.Outcome;
import dev.saldo.app.verify.Verification;

/** The document of a checked jar. */
final class VerificationDocument {

  private VerificationDocument() {}

  static void write(Verification verification, Json json) {
    json.text("jar", verification.jar());
    json.truth("holds", verification.holds());
    json.number("held", verification.count(Outcome.HELD));
    json.number("failed", verification.count(Outcome.FAILED));
    json.number("skipped", verification.count(Outcome.SKIPPED));
    json.objects("cases", verification.cases().iterator(), one -> checked(one, json));
  }

  private static void checked(CheckedCase one, Json json) {
    json.text("provider", one.provider());
    json.text("group", one.group());
    json.text("case", one.name());
    json.word("outcome", one.outcome());
    json.text("message", one.message().isEmpty() ? null : one.message());
  }
}
