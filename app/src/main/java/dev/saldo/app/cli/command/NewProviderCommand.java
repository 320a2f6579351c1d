package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.app.author.AuthorKit;
import dev.saldo.app.author.NewFolder;
import dev.saldo.app.author.ProviderNames;
import dev.saldo.app.author.ProviderProject;
import dev.saldo.app.cli.option.UsageFault;
import dev.saldo.app.cli.session.ExitCode;
import dev.saldo.app.cli.session.OutputFault;
import dev.saldo.app.cli.session.Session;
import dev.saldo.app.cli.session.Surroundings;
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
final class NewProviderCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final Session session;

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
  NewProviderCommand(Surroundings surroundings, Session session) {
    this.surroundings = surroundings;
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    ProviderNames names = names();
    if (session.providers().find(name).isPresent()) {
      throw new UsageFault("there is a provider '" + name + "' already; choose another name");
    }
    SequencedMap<String, String> files = new ProviderProject(names, kit()).files();
    Path folder = surroundings.directory().resolve(dir == null ? Path.of(name) : dir).normalize();
    write(folder, files);
    surroundings
        .err()
        .println("wrote " + folder + "; next: 'mvn verify' there, then see its README.md");
    return ExitCode.DONE;
  }

  private ProviderNames names() {
    try {
      return packageName == null ? ProviderNames.of(name) : new ProviderNames(name, packageName);
    } catch (IllegalArgumentException e) {
      throw new UsageFault(String.valueOf(e.getMessage()));
    }
  }

  private AuthorKit kit() throws IOException {
    Path home = surroundings.home().orElse(null);
    if (home == null) {
      throw new UsageFault("a project needs an unpacked distribution; use its bin/saldo");
    }
    return AuthorKit.in(home)
        .orElseThrow(
            () ->
                new UsageFault(
                    "there is no library for authors in %s; unpack the distribution anew"
                        .formatted(home.resolve("maven"))));
  }

  private static void write(Path folder, SequencedMap<String, String> files) {
    Path parent = folder.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UsageFault("there is no folder " + parent + " for --dir");
    }
    try {
      NewFolder.write(folder, files);
    } catch (FileAlreadyExistsException e) {
      throw new UsageFault(folder + " is there already and stays as it is; name another --dir");
    } catch (IOException e) {
      throw new OutputFault(folder, "nothing was left behind", e);
    }
  }
}
