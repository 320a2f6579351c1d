package dev.saldo.app.cli.command;

import dev.saldo.app.cli.session.ProcessEnvironment;

/** The program itself, for a command that runs others. */
@FunctionalInterface
public interface SaldoProgram {

  /** Runs one command in these surroundings and returns its exit code. */
  int run(ProcessEnvironment surroundings, String... args);
}
