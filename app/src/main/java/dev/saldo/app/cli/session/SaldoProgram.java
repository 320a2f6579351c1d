package dev.saldo.app.cli.session;

/** The program, for a command that runs other commands. */
@FunctionalInterface
public interface SaldoProgram {

  /** Runs one command in an environment and returns its exit code. */
  int run(ProcessEnvironment environment, CommandHost host, String... args);

  /** Runs one command as a process of its own does and returns its exit code. */
  default int run(ProcessEnvironment environment, String... args) {
    return run(environment, CommandHost.OWN_PROCESS, args);
  }
}
