package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.app.ConfiguredWorkspace;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandHost;
import dev.saldo.app.cli.session.FileReplacement;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.edit.AccountsEditor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A change of the configuration file, which is checked before the file is replaced. */
final class ConfigurationChange {

  private final ProcessEnvironment environment;
  private final CommandHost host;

  @Inject
  ConfigurationChange(ProcessEnvironment environment, CommandHost host) {
    this.environment = environment;
    this.host = host;
  }

  /** A changed file that is not yet in effect; next to the other, as its references need. */
  final class Draft implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final String text;

    private Draft(Path file, Path draft, String text) {
      this.file = file;
      this.draft = draft;
      this.text = text;
    }

    /** Checks the changed file and opens an account of it. */
    List<OpenAccount> open(String account, ProviderRegistry registry) {
      try {
        return ConfiguredWorkspace.read(draft, environment.environment())
            .check()
            .openAll(Set.of(account), registry, environment.clock());
      } catch (ConfigurationException e) {
        throw renamed(e);
      }
    }

    private ConfigurationException renamed(ConfigurationException e) {
      return new ConfigurationException(
          e.problems().stream().map(problem -> problem.replace(name(draft), name(file))).toList());
    }

    /** Replaces the configuration file. */
    void write() {
      try (FileReplacement replacement = host.files().replace(file, file)) {
        try (OutputStream out = replacement.open()) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        replacement.finish();
      } catch (IOException e) {
        throw new OutputFileException(file, "nothing was written", e);
      }
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(draft);
    }
  }

  /** Begins to add an account. */
  Draft add(ConfiguredWorkspace workspace, List<String> block) throws IOException {
    Path file = workspace.folder().resolve(workspace.fileName());
    String text =
        AccountsEditor.add(Files.readString(file), block)
            .orElseThrow(
                () ->
                    new CommandUsageException(
                        "the accounts of %s are not written one below the other; add it by hand: %s"
                            .formatted(file, String.join(" | ", block))));
    try {
      Path draft = Files.createTempFile(workspace.folder(), ".saldo-draft-", ".yaml");
      Files.writeString(draft, text);
      return new Draft(file, draft, text);
    } catch (IOException e) {
      throw new OutputFileException(file, "nothing was written", e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
