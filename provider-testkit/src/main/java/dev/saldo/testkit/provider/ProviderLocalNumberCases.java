package dev.saldo.testkit.provider;

import dev.saldo.spi.FailureReason;
import dev.saldo.testkit.NamedCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Localized numbers are refused. The decimal separator of one locale groups thousands in another,
 * so a spelling the vendor is not known to use must be refused, never guessed. A provider whose
 * vendor uses one of them declares it in {@link BalanceProviderContract#otherSpellings()}.
 */
final class ProviderLocalNumberCases<C extends Record> {

  private static final Set<FailureReason> REFUSED =
      EnumSet.of(FailureReason.UNEXPECTED_RESPONSE, FailureReason.REJECTED);

  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char NARROW_SPACE = '\u202f';
  private static final char APOSTROPHE = '\u2019';
  private static final char MINUS = '\u2212';

  private static final List<String> NUMBERS =
      List.of(
          "4207,25",
          ",25",
          "4,207",
          "4,207.25",
          "4.207,25",
          "1.234.567",
          "12,34,567.89",
          "4 207.25",
          "4 207,25",
          "4" + NO_BREAK_SPACE + "207.25",
          "4" + NARROW_SPACE + "207,25",
          "4'207.25",
          "4" + APOSTROPHE + "207.25",
          "4_207",
          "\u0664\u0662\u0660\u0667",
          "\u06f4\u06f2\u06f0\u06f7",
          "\u0664\u066c\u0662\u0660\u0667\u066b\u0662\u0665",
          "\u096a\u0968\u0966\u096d",
          "\uff14\uff12\uff10\uff17",
          MINUS + "4207",
          "4207-",
          "(4207)",
          "$4207",
          "4207 EUR",
          "EUR 4207",
          "4207.25 CR");

  private final ProviderTestBench<C> bench;

  ProviderLocalNumberCases(ProviderTestBench<C> bench) {
    this.bench = bench;
  }

  Stream<DynamicTest> all() {
    Set<String> declared = bench.contract.otherSpellings().keySet();
    return NUMBERS.stream()
        .flatMap(number -> Stream.of(number, '"' + number + '"', bench.contract.spell(number)))
        .distinct()
        .filter(literal -> !declared.contains(literal))
        .map(literal -> NamedCase.create("refuses " + shown(literal), () -> refuses(literal)));
  }

  private void refuses(String literal) {
    bench.read(bench.reply(literal)).failure(REFUSED);
  }

  /** Spells out characters that look like a plain space. */
  private static String shown(String literal) {
    return literal
        .replace(String.valueOf(NO_BREAK_SPACE), "(no-break space)")
        .replace(String.valueOf(NARROW_SPACE), "(narrow space)");
  }
}
