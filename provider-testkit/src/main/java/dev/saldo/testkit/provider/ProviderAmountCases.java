package dev.saldo.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.NamedCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Amounts are read exactly as stated. Anything else is a failure, never 0. */
final class ProviderAmountCases<C extends Record> {

  private static final Set<FailureReason> NOT_AN_AMOUNT =
      Set.of(FailureReason.UNEXPECTED_RESPONSE, FailureReason.REJECTED);

  private static final List<String> INVALID_AMOUNTS =
      List.of(
          "",
          "\"\"",
          "\" \"",
          "null",
          "true",
          "false",
          "[]",
          "[12]",
          "{}",
          "{\"amount\":12}",
          "NaN",
          "\"NaN\"",
          "Infinity",
          "\"-Infinity\"",
          "\"abc\"",
          "abc",
          "0x10",
          "\"0x10\"",
          "\"--5\"",
          "-",
          "1e999999999",
          "\"1e999999999\"",
          "-1e999999999",
          "1e-999999999",
          "1e99999999999",
          "1e26",
          "1" + "0".repeat(Amount.MAX_INTEGER_DIGITS),
          "-" + "9".repeat(70),
          "0." + "0".repeat(Amount.MAX_DECIMALS) + "1");

  private final ProviderTestBench<C> bench;

  ProviderAmountCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    BalanceProviderContract<C> contract = bench.contract;
    Map<String, Amount> others = contract.otherSpellings();
    Stream<DynamicTest> numbers =
        contract.numbers().stream()
            .map(n -> NamedCase.create("reads " + n + " exactly", () -> readsNumber(n)));
    Stream<DynamicTest> words =
        others.entrySet().stream()
            .map(
                e ->
                    NamedCase.create("reads " + e.getKey(), () -> reads(e.getKey(), e.getValue())));
    Stream<DynamicTest> refused =
        Stream.concat(INVALID_AMOUNTS.stream(), oversized())
            .filter(literal -> !others.containsKey(literal))
            .map(literal -> NamedCase.create("refuses " + brief(literal), () -> refuses(literal)));
    return Stream.of(numbers, words, refused).flatMap(cases -> cases);
  }

  private Stream<String> oversized() {
    int depth = 10_000;
    return Stream.of(
        "9".repeat(100_000),
        "\"" + "9".repeat(500_000) + "\"",
        "[".repeat(depth) + "]".repeat(depth),
        "{\"a\":".repeat(depth) + "1" + "}".repeat(depth));
  }

  private void readsNumber(String number) {
    ObservedBalanceReading reading = bench.read(bench.reply(bench.contract.spell(number)));
    GoodVendorCases.checkStates(reading, number);
  }

  private void reads(String literal, Amount amount) {
    List<Balance> balances = bench.read(bench.reply(literal)).balances();
    assertThat(balances)
        .as("a balance of %s", amount)
        .extracting(Balance::amount)
        .anyMatch(
            read ->
                read.unlimited() == amount.unlimited()
                    && new Amount(read.value(), read.unlimited(), null)
                        .equals(new Amount(amount.value(), amount.unlimited(), null)));
  }

  private void refuses(String literal) {
    bench.read(bench.reply(literal)).within(ProviderTestBench.AMPLE).failure(NOT_AN_AMOUNT);
  }

  private static String brief(String literal) {
    if (literal.isEmpty()) {
      return "a missing amount";
    }
    return literal.length() <= 40
        ? literal
        : literal.substring(0, 12) + "... (" + literal.length() + " characters)";
  }
}
