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
    json.objects("cases", verification.cases().iterator(), verified -> write(verified, json));
  }

  private static void write(VerifiedContractCase verified, JsonMemberWriter json) {
    json.text("provider", verified.provider());
    json.text("group", verified.group());
    json.text("case", verified.name());
    json.word("outcome", verified.outcome());
    json.text("message", verified.message().isEmpty() ? null : verified.message());
  }
}
