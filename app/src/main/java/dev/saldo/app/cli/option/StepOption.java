package dev.saldo.app.cli.option;

import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.report.Window;
import dev.saldo.usage.Step;
import java.util.Arrays;
import java.util.List;

/** Parses {@code --by}. */
public final class StepOption {

  private StepOption() {}

  /** Returns the step of a name; refuses an unknown one. */
  public static Step parse(String text) {
    return Arrays.stream(Step.values())
        .filter(step -> ConstantName.kebab(step).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandUsageException(
                    "unknown step '" + text + "'" + NameSuggestions.hint(text, names())));
  }

  /** Refuses a window of too many steps, before the history is opened. */
  public static void check(Step step, Window window) {
    try {
      step.edges(window.from(), window.to(), window.zone());
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> names() {
    return Arrays.stream(Step.values()).map(ConstantName::kebab).toList();
  }
}
