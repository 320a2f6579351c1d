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

/** Writes a provider to begin with. */
@Command(
    name = "new",
    description = "Write a Maven project of a provider that builds and passes; never overwrites.")
final class ProvidersNewCommand implements Callable<Integer> {

  private final ProcessEnvironment surroundings;
  private final CommandSession session;

  @Parameters(paramLabel = "NAME", description = "The provider's name, such as acme-sms.")
  String name = "";

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The folder to make; default: one of the provider's name.")
  @Nullable Path dir;

  @Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description = "The package of its classes; default: com.example and the name.")
  @Nullable String packageName;

  @Inject
  ProvidersNewCommand(ProcessEnvironment surroundings, CommandSession session) {
    this.surroundings = surroundings;
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    NewProviderNames names = names();
    if (session.providers().find(name).isPresent()) {
      throw new CommandUsageException(
          "there is a provider '" + name + "' already; choose another name");
    }
    SequencedMap<String, String> files = new NewProviderProject(names, kit()).files();
    Path folder = surroundings.directory().resolve(dir == null ? Path.of(name) : dir).normalize();
    write(folder, files);
    surroundings
        .err()
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
    Path home = surroundings.home().orElse(null);
    if (home == null) {
      throw new CommandUsageException(
          "a project needs an unpacked distribution; use its bin/saldo");
    }
    return ProviderAuthorKit.in(home)
        .orElseThrow(
            () ->
                new CommandUsageException(
                    "there is no library for authors in %s; unpack the distribution anew"
                        .formatted(home.resolve("maven"))));
  }

  private static void write(Path folder, SequencedMap<String, String> files) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new CommandUsageException("there is no folder " + parent + " for --dir");
    }
    try {
      AtomicFolderCreation.write(folder, files);
    } catch (FileAlreadyExistsException e) {
      throw new CommandUsageException(
          folder + " is there already and stays as it is; name another --dir");
    } catch (IOException e) {
      throw new OutputFileException(folder, "nothing was left behind", e);
    }
  }
}
