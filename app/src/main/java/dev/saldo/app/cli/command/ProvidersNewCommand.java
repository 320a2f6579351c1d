package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.author.AtomicFolderCreation;
import dev.saldo.app.author.NewProviderNames;
import dev.saldo.app.author.NewProviderProject;
import dev.saldo.app.author.ProviderAuthorKit;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.OutputFileException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates a project for a new provider. */
@Command(
    name = "new",
    description =
        "Create a Maven project for a new provider; it builds and its tests pass. An"
            + " existing folder is not changed.")
final class ProvidersNewCommand implements Callable<Integer> {

  private final ProcessEnvironment environment;
  private final CommandSession session;

  @Parameters(paramLabel = "NAME", description = "Name of the provider, such as acme-sms")
  String name = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Folder to create; default: the name of the provider")
  @Nullable Path dir;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "Package of its classes; default: com.example and the name")
  @Nullable String packageName;

  @Inject
  ProvidersNewCommand(ProcessEnvironment environment, CommandSession session) {
    this.environment = environment;
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    NewProviderNames names = names();
    if (session.providers().find(name).isPresent()) {
      throw new CommandUsageException(
          "provider '" + name + "' already exists; choose another name");
    }
    SequencedMap<String, String> files = new NewProviderProject(names, kit()).files();
    Path folder = environment.directory().resolve(dir == null ? Path.of(name) : dir).normalize();
    write(folder, files);
    environment
        .notes()
        .println("wrote " + folder + "; next: 'mvn verify' there, then see its README.md");
    return ProcessExitCode.DONE;
  }

  private NewProviderNames names() {
    try {
      return packageName == null
          ? NewProviderNames.of(name)
          : new NewProviderNames(name, packageName);
    } catch (IllegalArgumentException e) {
      throw new CommandUsageException(String.valueOf(e.getMessage()));
    }
  }

  private ProviderAuthorKit kit() throws IOException {
    Path home = environment.home().orElse(null);
    if (home == null) {
      throw new CommandUsageException(
          "'providers new' needs an unpacked distribution; run its bin/saldo");
    }
    return ProviderAuthorKit.in(home)
        .orElseThrow(
            () ->
                new CommandUsageException(
                    "the provider library is missing in %s; unpack the distribution again"
                        .formatted(home.resolve("maven"))));
  }

  private static void write(Path folder, SequencedMap<String, String> files) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CommandUsageException("no such folder for --dir: " + parent);
    }
    try {
      AtomicFolderCreation.write(folder, files);
    } catch (FileAlreadyExistsException e) {
      throw new CommandUsageException(
          folder + " already exists and was not changed; choose another --dir");
    } catch (IOException e) {
      throw new OutputFileException(folder, "nothing was created", e);
    }
  }
}
