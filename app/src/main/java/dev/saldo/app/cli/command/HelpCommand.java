package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command or a topic. */
@Command(
    name = "help",
    description = "Explain a command or a topic: configuration, times, exit-codes, formats.")
final class HelpCommand implements Callable<Integer> {

  private static final List<String> TOPICS =
      List.of("configuration", "times", "exit-codes", "formats");

  private final ProcessEnvironment environment;

  @Parameters(paramLabel = "TOPIC", arity = "0..1", description = "Command or topic")
  @Nullable String topic;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  HelpCommand(ProcessEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine root = spec.root().commandLine();
    String name = topic;
    if (name == null) {
      root.usage(environment.out());
    } else if (root.getSubcommands().containsKey(name)) {
      root.getSubcommands().get(name).usage(environment.out());
    } else {
      environment.out().print(text(name));
    }
    return ProcessExitCode.DONE;
  }

  private static String text(String topic) throws IOException {
    if (!TOPICS.contains(topic)) {
      List<String> choices = new ArrayList<>(TOPICS);
      choices.addAll(SubcommandTable.names());
      throw new CommandUsageException(
          "no help topic '" + topic + "'" + NameSuggestions.hint(topic, choices));
    }
    try (InputStream text = HelpCommand.class.getResourceAsStream("help-" + topic + ".txt")) {
      if (text == null) {
        throw new IllegalStateException("no help text for " + topic);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
