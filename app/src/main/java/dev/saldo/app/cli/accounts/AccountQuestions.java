package dev.saldo.app.cli.accounts;

import com.google.inject.Inject;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks the user for what the command line does not state. */
final class AccountQuestions {

  private final ProcessEnvironment environment;
  private final BufferedReader answers;

  @Inject
  AccountQuestions(ProcessEnvironment environment) {
    this.environment = environment;
    this.answers =
        new BufferedReader(new InputStreamReader(environment.in(), StandardCharsets.UTF_8));
  }

  /** Returns whether a person can answer. */
  boolean canAsk() {
    return environment.errIsTerminal();
  }

  /**
   * Returns the answer to a question.
   *
   * @param usual the answer if the user presses Enter; empty if there is none
   */
  String ask(String question, String usual) throws IOException {
    while (true) {
      environment.err().print(question + (usual.isEmpty() ? ": " : " [" + usual + "]: "));
      environment.err().flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new CommandUsageException("no answer; nothing was written");
      }
      if (!answer.isBlank() || !usual.isEmpty()) {
        return answer.isBlank() ? usual : answer.strip();
      }
    }
  }
}
