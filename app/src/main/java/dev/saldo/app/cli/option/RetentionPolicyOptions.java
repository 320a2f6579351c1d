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

/** The options that say which samples are kept. */
public final class RetentionPolicyOptions {

  private static final Pattern TIER = Pattern.compile("([a-z]+)(?:@(.+))?");

  @Option(
      names = "--keep-all",
      paramLabel = "AGE",
      required = true,
      description = "Keep every sample younger than this: 90d, 26w, 6mo, 2y")
  String keepAll = "";

  @Option(
      names = "--then",
      paramLabel = "GRAIN[@AGE]",
      required = true,
      split = ",",
      description =
          "Keep one older sample hourly, daily, weekly or monthly; with an age, from that age on;"
              + " may be repeated: --then hourly --then daily@1y")
  List<String> then = List.of();

  /** Returns the policy; refuses ages and grains that are unknown or out of order. */
  public RetentionPolicy retention(Instant now, ZoneId zone) {
    List<Tier> tiers = new ArrayList<>();
    for (String text : then) {
      Matcher tier = TIER.matcher(text);
      if (!tier.matches()) {
        throw new CommandUsageException(
            "--then '" + text + "' is not GRAIN[@AGE], such as hourly or daily@1y");
      }
      boolean first = tiers.isEmpty();
      if (first != (tier.group(2) == null)) {
        throw new CommandUsageException(
            first
                ? "the first --then begins at the age of --keep-all; write it without an age"
                : "--then '" + text + "' needs an age, such as " + text + "@1y");
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
                    "unknown --then '"
                        + word
                        + "'"
                        + NameSuggestions.hint(
                            word,
                            Arrays.stream(Grain.values()).map(ConstantName::kebab).toList())));
  }
}
