package dev.saldo.app.cli;

import dev.saldo.app.cli.option.OptionVariables;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Default values of options from the environment: {@code SALDO_<OPTION>}. */
final class EnvironmentOptionDefaults implements IDefaultValueProvider {

  private final UnaryOperator<@Nullable String> environment;

  EnvironmentOptionDefaults(UnaryOperator<@Nullable String> environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String value = environment.apply(OptionVariables.name(option));
    if (value == null || value.isEmpty()) {
      return null;
    }
    return option.arity().max() == 0 ? booleanText(value) : value;
  }

  /**
   * Returns a boolean as picocli parses it. Anything else is returned unchanged; picocli refuses
   * it.
   */
  private static String booleanText(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "on" -> "true";
      case "0", "no", "off" -> "false";
      default -> value;
    };
  }
}
