package dev.saldo.app.cli;

import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in a working directory. */
final class CommandRun {

  private static final JsonMapper JSON = new JsonMapper();

  final SettableClock clock = SettableClock.at("2026-11-21T20:15:00Z");
  final Map<String, String> environment = new HashMap<>();
  UnaryOperator<String> variables = environment::get;
  final Path directory;
  Optional<Path> home = Optional.empty();
  boolean outIsTerminal;
  boolean errIsTerminal;

  /** The outcome of a command. */
  record Outcome(int exit, String out, String err) {

    Outcome withOut(String text) {
      return new Outcome(exit, text, err);
    }

    JsonNode json() {
      return JSON.readTree(out);
    }
  }

  CommandRun(Path directory) {
    this.directory = directory;
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Outcome run(String... args) {
    return runWithInput("", args);
  }

  Outcome runWithInput(String input, String... args) {
    return runInto(new ByteArrayOutputStream(), input, args);
  }

  /** Runs a command and captures the bytes of its standard output. */
  Outcome runInto(ByteArrayOutputStream out, String input, String... args) {
    return runInto((OutputStream) out, input, args).withOut(out.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command into a stream; the outcome has no standard output. */
  Outcome runInto(OutputStream out, String input, String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] expanded = CommandAliasExpansion.expand(directory, variables, args);
    int exit = Saldo.handOverOrRun(environment(out, err, input), expanded);
    return new Outcome(exit, "", err.toString(StandardCharsets.UTF_8));
  }

  /** Returns the names of all commands. */
  Set<String> commands() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return Saldo.commandLine(environment(nowhere, nowhere, ""), CommandHost.OWN_PROCESS)
        .getSubcommands()
        .keySet();
  }

  private ProcessEnvironment environment(OutputStream out, OutputStream err, String input) {
    return new ProcessEnvironment(
        variables,
        clock,
        directory,
        home,
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        outIsTerminal,
        errIsTerminal);
  }
}
