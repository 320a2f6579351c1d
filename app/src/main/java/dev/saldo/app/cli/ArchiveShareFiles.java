package dev.saldo.app.cli;

import dev.saldo.app.cli.command.SubcommandTable;
import dev.saldo.app.cli.manual.ManualPageWriter;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes the manual pages, the completion scripts and the texts that the launcher prints without
 * Java, while the archive is built.
 */
final class ArchiveShareFiles {

  private static final Map<String, String> COMPLETIONS =
      Map.of(
          "bash", "bash-completion/completions/saldo",
          "zsh", "zsh/site-functions/_saldo",
          "fish", "fish/vendor_completions.d/saldo.fish",
          "powershell", "powershell/saldo.ps1");

  /** The folder with the texts for the launcher. */
  private static final String LAUNCHER = "saldo/";

  private final Path folder;
  private final ManualPageWriter pages;
  private final String version;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ProcessEnvironment environment;

  private ArchiveShareFiles(Path folder, String date, String version) {
    this.folder = folder;
    this.pages = new ManualPageWriter(date, version);
    this.version = version;
    PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8);
    this.environment =
        new ProcessEnvironment(
            name -> null,
            Clock.systemUTC(),
            folder.toAbsolutePath(),
            Optional.empty(),
            InputStream.nullInputStream(),
            out,
            out,
            false,
            false);
  }

  /** Writes into the folder of the first argument; the others are the date and the version. */
  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    String date = args[1].substring(0, "2026-11-21".length());
    new ArchiveShareFiles(Path.of(args[0]), date, args[2]).write();
  }

  private void write() throws IOException {
    writePages(Saldo.commandLine(environment, CommandHost.OWN_PROCESS).getCommandSpec());
    for (String topic : SubcommandTable.topics()) {
      write("man/man7/saldo-" + topic + ".7", pages.topic(topic, text(topic)));
      write(LAUNCHER + "topics/" + topic, output("help", topic));
    }
    for (Map.Entry<String, String> script : COMPLETIONS.entrySet()) {
      write(script.getValue(), output("completion", script.getKey()));
    }
    write(LAUNCHER + "version", "saldo " + version + System.lineSeparator());
  }

  private void writePages(CommandSpec command) throws IOException {
    write("man/man1/" + ManualPageWriter.name(command) + ".1", pages.page(command));
    String words = command.qualifiedName();
    String[] args = (words + " --help").split(" ", -1);
    write(
        LAUNCHER + "help/" + words.replace(' ', '.'),
        output(Arrays.copyOfRange(args, 1, args.length)));
    for (CommandSpec one : ManualPageWriter.visible(command)) {
      writePages(one);
    }
  }

  /** Returns what a command prints for 80 columns without colours. */
  private String output(String... args) {
    printed.reset();
    int code = Saldo.run(environment, args);
    if (code != ProcessExitCode.DONE) {
      throw new IllegalStateException(String.join(" ", args) + " ended with " + code);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private static String text(String topic) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            SubcommandTable.class.getResourceAsStream("help-" + topic + ".txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
