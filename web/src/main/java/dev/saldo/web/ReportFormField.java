package dev.saldo.web;

import static j2html.TagCreator.each;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.option;
import static j2html.TagCreator.select;
import static j2html.TagCreator.text;

import dev.saldo.account.ConstantName;
import dev.saldo.history.EventKind;
import dev.saldo.report.BucketState;
import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The fields of the form above a report. Stateless. */
final class ReportFormField {

  private static final List<String> STEPS =
      List.of("hour", "day", "week", "month", "quarter", "year");

  private ReportFormField() {}

  /**
   * Returns the field of an option.
   *
   * @param report the name of the report
   * @param option the name of the option
   * @param stated the values that the link states, by option
   */
  static DomContent draw(String report, String option, Map<String, String> stated) {
    String value = stated.getOrDefault(option, "");
    String heading = WebReportPages.title(option).replace('-', ' ') + " ";
    List<String> choices = choices(option);
    return choices.isEmpty()
        ? label(
            text(heading),
            input().withName(option).withValue(value).withPlaceholder(usual(report, option)))
        : label(text(heading), choice(option, value, usual(report, option), choices));
  }

  private static DomContent choice(
      String option, String value, String usual, List<String> choices) {
    // A link may state several, separated by commas.
    Stream<String> other =
        value.isEmpty() || choices.contains(value) ? Stream.of() : Stream.of(value);
    return select(
            option(usual).withValue(""),
            each(
                Stream.concat(choices.stream(), other).toList(),
                each -> option(each).withValue(each).withCondSelected(each.equals(value))))
        .withName(option);
  }

  private static List<String> choices(String option) {
    return switch (option) {
      case "by" -> STEPS;
      case "compare" -> List.of("year");
      case "state" -> words(BucketState.values());
      case "kind" -> words(EventKind.values());
      default -> List.of();
    };
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> constant != EventKind.USAGE)
        .map(ConstantName::kebab)
        .toList();
  }

  /** Returns what applies if an option is not stated. */
  private static String usual(String report, String option) {
    return switch (option) {
      case "from" -> "-30d";
      case "to", "as-of" -> "now";
      case "by" -> report.equals("usage") ? "total" : "day";
      case "account", "state", "kind" -> "all";
      case "month" -> "last month";
      case "since" -> "7d";
      case "down-to", "need" -> "0";
      case "compare" -> "nothing";
      default -> "";
    };
  }
}
