package dev.saldo.app.cli.command;

import dev.saldo.app.cli.session.Surroundings;

/** The program itself, for a command that runs others. */
@FunctionalInterface
public interface Program {

  /** Runs one command in these surroundings and returns its exit code. */
  int run(Surroundings surroundings, String... args);
}
