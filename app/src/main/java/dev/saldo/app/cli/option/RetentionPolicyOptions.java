package dev.saldo.app.cli.option;

import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.history.RetentionPolicy;
import dev.saldo.history.RetentionPolicy.Grain;
import dev.saldo.history.RetentionPolicy.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which samples of the past stay. */
public final class RetentionPolicyOptions {

  private static final Pattern TIER = Pattern.compile("([a-z]+)(?:@(.+))?");

  @Option(
      names = "--keep-all",
      paramLabel = "AGE",
      required = true,
      description = "Samples younger than this all stay: 90d, 26w, 6mo, 2y.")
  String keepAll = "";

  @Option(
      names = "--then",
      paramLabel = "GRAIN[@AGE]",
      required = true,
      split = ",",
      description = {
        "How finely older ones stay: hourly, daily, weekly or monthly; with an age, from that age",
        "on. May be repeated: --then hourly --then daily@1y."
      })
  List<String> then = List.of();

  public RetentionPolicy retention(Instant now, ZoneId zone) {
    List<Tier> tiers = new ArrayList<>();
    for (String text : then) {
      Matcher tier = TIER.matcher(text);
      if (!tier.matches()) {
        throw new CommandUsageException("--then '" + text + "' is not like hourly or daily@1y");
      }
      boolean first = tiers.isEmpty();
      if (first != (tier.group(2) == null)) {
        throw new CommandUsageException(
            first
                ? "the first --then begins where --keep-all ends: write it without an age"
                : "--then " + text + " needs an age from which on it applies, such as @1y");
      }
      String age = first ? keepAll : tier.group(2);
      tiers.add(
          new Tier(
              AgeExpression.parse(first ? "--keep-all" : "--then", age, now, zone),
              grain(tier.group(1))));
    }
    try {
      return new RetentionPolicy(zone, tiers);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException("--then: " + e.getMessage());
    }
  }

  private static Grain grain(String word) {
    return Arrays.stream(Grain.values())
        .filter(grain -> ConstantName.kebab(grain).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandUsageException(
                    "--then '"
                        + word
                        + "' is no grain"
                        + NameSuggestions.hint(
                            word,
                            Arrays.stream(Grain.values()).map(ConstantName::kebab).toList())));
  }
}
