package dev.saldo.app.cli.command;

import static java.util.stream.Collectors.joining;

import com.google.inject.Inject;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.CommandSession;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.jars.DropIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trusts a drop-in. */
@Command(
    name = "trust",
    description = "Trust a jar of providers-dir as it is now; if it changes, trust it again.")
final class ProvidersTrustCommand implements Callable<Integer> {

  private final CommandSession session;
  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "JAR", description = "Jar, or folder of jars")
  Path jar = Path.of("");

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      defaultValue = "",
      description = "Trust it only if this is its checksum, as published by its author")
  String sha256 = "";

  @Inject
  ProvidersTrustCommand(CommandSession session, ProcessEnvironment environment) {
    this.session = session;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Path place = environment.directory().resolve(jar).normalize();
    if (!Files.exists(place)) {
      throw new CommandUsageException("no such file: " + place);
    }
    ProviderRegistry described = DropIns.describe(place);
    for (RefusedProvider refused : described.refused()) {
      throw new CommandUsageException(refused.location() + " cannot be loaded: " + refused.why());
    }
    UntrustedProvider offered = described.untrusted().getFirst();
    if (!sha256.isEmpty() && !sha256.toLowerCase(Locale.ROOT).equals(offered.checksum())) {
      throw new CommandUsageException(
          "%s has the checksum %s, not that of --sha256; it was changed or is another version"
              .formatted(place, offered.checksum()));
    }
    boolean fresh =
        session.trustedJars().add(offered.checksum(), String.valueOf(place.getFileName()));
    environment
        .out()
        .printf(
            "%s %s as it is now (SHA-256 %s): %s%n",
            fresh ? "trusted" : "already trusted:",
            place.getFileName(),
            offered.checksum(),
            described.untrusted().stream()
                .map(ProvidersTrustCommand::describe)
                .collect(joining("; ")));
    return ProcessExitCode.DONE;
  }

  private static String describe(UntrustedProvider offered) {
    return offered.hosts().isEmpty()
        ? offered.what()
        : offered.what() + ", which connects to " + String.join(", ", offered.hosts());
  }
}
