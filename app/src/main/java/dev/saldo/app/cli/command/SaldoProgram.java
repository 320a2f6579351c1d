package dev.saldo.app.cli.command;

import dev.saldo.app.cli.session.ProcessEnvironment;

/** The program, for a command that runs other commands. */
@FunctionalInterface
public interface SaldoProgram {

  /** Runs one command in an environment and returns its exit code. */
  int run(ProcessEnvironment environment, String... args);
}
