package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.NamedCase;
import dev.saldo.testkit.VendorReply;
import dev.saldo.testkit.VendorServer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Only a body that is exactly the documented answer is read as a balance. */
final class ProviderBodyCases<C extends Record> {

  private static final Set<FailureReason> REFUSED =
      EnumSet.of(FailureReason.UNEXPECTED_RESPONSE, FailureReason.REJECTED);

  private static final String LOGIN_PAGE =
      "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Balance: 12</body></html>";

  private final ProviderTestBench<C> bench;

  ProviderBodyCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    String good = good();
    Stream<DynamicTest> damaged =
        Stream.of(
            refuses("trailing garbage", good + "garbage"),
            refuses("a trailing bracket", good + "}"),
            refuses("the answer twice", good + good),
            refuses("leading garbage", "garbage" + good),
            NamedCase.create("refuses the answer cut at any byte", this::cutAnywhere));
    return Stream.of(unanswered(), damaged, duplicated()).flatMap(cases -> cases);
  }

  /** Returns the cases that need no valid answer. */
  Stream<DynamicTest> unanswered() {
    return Stream.of(
        refuses("an empty body", ""),
        refuses("white space", " \r\n\t "),
        refuses("a null document", "null"),
        refuses("an empty object", "{}"),
        refuses("an empty array", "[]"),
        refuses("a text", "\"ok\""),
        refuses("a boolean", "true"),
        refuses("an object with other fields", "{\"hello\":\"world\"}"),
        refuses("an unclosed object", "{"),
        refuses("zero bytes", "\0\0\0\0"),
        refuses("an external entity", entityDeclared()),
        NamedCase.create("refuses a login page with status 200", this::loginPage),
        NamedCase.create("refuses 204", () -> bench.read(VendorReply.status(204)).failure()));
  }

  private DynamicTest refuses(String what, String body) {
    VendorReply reply = VendorReply.ok(bench.contract.contentType(), body);
    return NamedCase.create("refuses " + what, () -> bench.read(reply).failure(REFUSED));
  }

  private void loginPage() {
    bench.read(VendorReply.ok("text/html; charset=utf-8", LOGIN_PAGE)).failure(REFUSED);
  }

  private void cutAnywhere() {
    String good = good();
    List<String> accepted = new ArrayList<>();
    try (VendorServer vendor = VendorServer.answering(VendorReply.status(503));
        BalanceSource source = bench.open(vendor.uri(), ProviderTestBench.AMPLE)) {
      for (int length = 0; length < good.stripTrailing().length(); length++) {
        String cut = good.substring(0, length);
        VendorReply reply = VendorReply.ok(bench.contract.contentType(), cut);
        vendor.use(bench.handler(MisbehaviourStage.BALANCE, reply));
        ObservedBalanceReading reading = ObservedBalanceReading.now(source).of(vendor);
        if (reading.result() == null) {
          reading.failure();
        } else if (!isStillValid(cut, reading.balances())) {
          accepted.add(cut);
        }
      }
    }
    assertThat(accepted).as("incomplete answers read as balances").isEmpty();
  }

  /** Returns whether a truncated body is still valid: a bare number may be, an object is not. */
  private boolean isStillValid(String body, List<Balance> balances) {
    return bench.contract.isWellFormed(body)
        && balances.stream().allMatch(b -> bench.contract.states(body, b.amount()));
  }

  /** Returns cases for answers in which the amount is a field of a JSON object. */
  private Stream<DynamicTest> duplicated() {
    String literal = bench.contract.spell(bench.contract.goodNumber());
    Matcher field =
        Pattern.compile("(\"[^\"]+\"\\s*:\\s*)" + Pattern.quote(literal)).matcher(good());
    if (!field.find()) {
      return Stream.empty();
    }
    String first = field.group(1) + bench.contract.spell("1") + ",";
    String deep = "\"unknown\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",";
    return Stream.of(
        refuses("an amount stated twice", insert(field.start(), first)),
        refuses("an unknown field nested 10,000 deep", insert(field.start(), deep)),
        NamedCase.create(
            "ignores an unknown field",
            () -> checkReads(insert(field.start(), "\"unknown\":{\"a\":[1,null,\"b\"]},"))));
  }

  private void checkReads(String body) {
    ObservedBalanceReading reading = bench.read(VendorReply.ok(bench.contract.contentType(), body));
    GoodVendorCases.checkStates(reading, bench.contract.goodNumber());
  }

  private String insert(int at, String text) {
    return new StringBuilder(good()).insert(at, text).toString();
  }

  private String good() {
    return bench.contract.answer(bench.contract.spell(bench.contract.goodNumber()));
  }

  private static String entityDeclared() {
    return "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
        + "<r>&x;</r>";
  }
}
