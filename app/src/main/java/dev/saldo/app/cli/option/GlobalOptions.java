package dev.saldo.app.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command, accepted before and after its name. */
public final class GlobalOptions {

  /** When output is coloured. */
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
      description = "Configuration file; default: saldo.yaml in the working directory")
  Path config = Path.of("saldo.yaml");

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description = "Colour: auto, always or never; NO_COLOR is respected")
  Colour color = Colour.AUTO;

  @Option(
      names = "--trust-providers",
      scope = ScopeType.INHERIT,
      description =
          "Run every jar of providers-dir, also an untrusted one; for machines that are built"
              + " from scratch each time")
  boolean trustProviders;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error")
  boolean debug;

  /** Returns the configuration file as the user named it. */
  public Path config() {
    return config;
  }

  /** Returns when output is coloured. */
  public Colour color() {
    return color;
  }

  /** Returns whether every drop-in may run, trusted or not. */
  public boolean trustProviders() {
    return trustProviders;
  }

  /** Returns whether errors show stack traces. */
  public boolean debug() {
    return debug;
  }
}
