package dev.saldo.app.cli;

import dev.saldo.account.Choices;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** How a report can be written. */
enum OutputFormat {
  TABLE,
  CSV,
  JSON,
  MD;

  static OutputFormat named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageFault("no output format '" + name + "'" + hint(name)));
  }

  static OutputFormat ofFile(Path file) {
    String name = String.valueOf(file.getFileName());
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return suffix.equals("txt") ? TABLE : named(suffix);
  }

  private static String hint(String name) {
    return Choices.hint(name, Arrays.stream(values()).map(OutputFormat::word).toList());
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
