package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.option.GlobalOptions;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.edit.AccountBlock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first configuration. */
@Command(
    name = "init",
    description = "Write a commented saldo.yaml; an existing file is not changed.",
    footer = {"", "Examples:", "  saldo init", "  saldo init --provider smsonlinegh"})
final class InitCommand implements Callable<Integer> {

  private static final String ACCOUNTS = "accounts:\n";
  private static final String AFTER_ACCOUNTS = "\n# Calls that a vendor allows";

  private final GlobalOptions options;
  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Write one account of this provider with every setting described")
  @Nullable String provider;

  @Inject
  InitCommand(GlobalOptions options, CommandSession session, ProcessEnvironment environment) {
    this.options = options;
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    Path file = environment.directory().resolve(options.config()).normalize();
    if (Files.exists(file)) {
      throw exists(file);
    }
    String text = template();
    if (provider != null) {
      text = withAccount(text, provider);
    }
    write(file, text);
    environment
        .notes()
        .println(
            "wrote " + file + "; next: edit it, then 'saldo doctor' and 'saldo poll --dry-run'");
    return ProcessExitCode.DONE;
  }

  private static String template() throws IOException {
    try (InputStream template = InitCommand.class.getResourceAsStream("saldo.yaml")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String withAccount(String text, String name) {
    ProviderRegistry registry = session.providers();
    LoadedProvider loaded =
        registry
            .find(name)
            .orElseThrow(() -> new CommandUsageException(registry.explainMissing(name)));
    String block =
        AccountBlock.template(loaded.name(), loaded.settings()).stream()
            .map(line -> "  " + line + "\n")
            .collect(Collectors.joining());
    int begin = text.indexOf("\n" + ACCOUNTS) + 1 + ACCOUNTS.length();
    return text.substring(0, begin) + block + text.substring(text.indexOf(AFTER_ACCOUNTS));
  }

  private static CommandUsageException exists(Path file) {
    return new CommandUsageException(
        file + " already exists and was not changed; choose another --config");
  }

  /** Writes the file completely or not at all. */
  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      throw new OutputFileException(file, "nothing was written", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
