package dev.saldo.app.cli.completion;

import dev.saldo.account.ConstantName;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.option.CommandUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A shell that Saldo has a completion script for. */
public enum CompletionShellKind {
  BASH,
  ZSH,
  FISH,
  POWERSHELL;

  private static final String TABLE = "@TABLE@";
  private static final String PROGRAM = "@PROGRAM@";

  /** Returns the shell of a name. */
  public static CompletionShellKind named(String name) {
    return Arrays.stream(values())
        .filter(shell -> ConstantName.kebab(shell).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandUsageException(
                    "unknown shell '" + name + "'" + NameSuggestions.hint(name, names())));
  }

  /**
   * Returns the shell of a program.
   *
   * @param program the path of a shell; bash if it is another one
   */
  public static CompletionShellKind ofProgram(String program) {
    if (program.endsWith("/zsh")) {
      return ZSH;
    }
    return program.endsWith("/fish") ? FISH : BASH;
  }

  /** Returns the names of the shells. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ConstantName::kebab).toList();
  }

  /** Returns the script that completes from a table of commands and options. */
  public String script(CommandWordTable table) throws IOException {
    String rows = table.text();
    String program = read("candidates.awk");
    if (this == FISH) {
      rows = fishQuoted(rows);
      program = fishQuoted(program);
    }
    return read("completion." + ConstantName.kebab(this))
        .replace(PROGRAM, program.stripTrailing())
        .replace(TABLE, rows.stripTrailing());
  }

  private static String fishQuoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }

  private static String read(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CompletionShellKind.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
