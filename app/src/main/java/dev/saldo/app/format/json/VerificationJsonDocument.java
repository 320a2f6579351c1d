package dev.saldo.app.format.json;

import dev.saldo.app.verify.JarVerification;
import dev.saldo.app.verify.VerifiedContractCase;
import dev.saldo.app.verify.VerifiedContractCase.Outcome;

/** Writes the JSON document of the verification of a jar. */
final class VerificationJsonDocument {

  private VerificationJsonDocument() {}

  static void write(JarVerification verification, JsonMemberWriter json) {
    json.text("jar", verification.jar());
    json.truth("holds", verification.holds());
    json.number("held", verification.count(Outcome.HELD));
    json.number("failed", verification.count(Outcome.FAILED));
    json.number("skipped", verification.count(Outcome.SKIPPED));
    json.objects("cases", verification.cases().iterator(), one -> checked(one, json));
  }

  private static void checked(VerifiedContractCase one, JsonMemberWriter json) {
    json.text("provider", one.provider());
    json.text("group", one.group());
    json.text("case", one.name());
    json.word("outcome", one.outcome());
    json.text("message", one.message().isEmpty() ? null : one.message());
  }
}
