package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Runs everything a command needs once, so that the launcher can cache the loaded classes. */
@Command(name = "warm-up", hidden = true, description = "Train the start-up cache.")
final class WarmUpCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;
  private final SaldoProgram program;

  @Inject
  WarmUpCommand(ProcessEnvironment environment, SaldoProgram program) {
    this.environment = environment;
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("saldo-warm-up-");
    try (PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8)) {
      ProcessEnvironment quiet =
          new ProcessEnvironment(
              name -> null,
              environment.clock(),
              folder,
              environment.home(),
              environment.in(),
              nowhere,
              nowhere,
              false,
              false);
      program.run(quiet, "demo", "--days", "2", "--dir", folder.toString());
      for (String format : List.of("json", "jsonl", "csv", "md", "html", "xlsx")) {
        program.run(quiet, "status", "-o", format);
        program.run(quiet, "usage", "--by", "day", "-o", format);
      }
      program.run(quiet, "poll", "-o", "json");
    } finally {
      delete(folder);
    }
    return ProcessExitCode.DONE;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
