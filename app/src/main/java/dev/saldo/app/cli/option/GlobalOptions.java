package dev.saldo.app.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options every command takes, before or after its name. */
public final class GlobalOptions {

  public enum Colour {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "saldo.yaml",
      scope = ScopeType.INHERIT,
      description = "The configuration file; default: saldo.yaml in the working directory.")
  Path config = Path.of("saldo.yaml");

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description = "Colour: auto, always or never. NO_COLOR is honoured.")
  Colour color = Colour.AUTO;

  @Option(
      names = "--trust-providers",
      scope = ScopeType.INHERIT,
      description =
          "Run every jar of providers-dir, also one nobody looked at; for machines that are made"
              + " anew each time.")
  boolean trustProviders;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors.")
  boolean debug;

  /** Returns the configuration file, as it was named. */
  public Path config() {
    return config;
  }

  /** Returns when colours are used. */
  public Colour color() {
    return color;
  }

  /** Returns whether every jar of the folder for drop-ins may run. */
  public boolean trustProviders() {
    return trustProviders;
  }

  /** Returns whether errors show stack traces. */
  public boolean debug() {
    return debug;
  }
}
