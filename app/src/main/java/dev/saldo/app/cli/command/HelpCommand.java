package dev.saldo.app.cli.command;

import com.google.inject.Inject;
import dev.saldo.account.NameSuggestions;
import dev.saldo.app.cli.manual.ManualPageWriter;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a command or a topic. */
@Command(
    name = "help",
    description =
        "Explain a command or a topic: configuration, environment, times, formats, alerts, exit-codes.",
    footer = {
      "",
      "Examples:",
      "  saldo help history import",
      "  saldo help times",
      "  saldo help --man status | man -l -"
    })
final class HelpCommand implements Callable<Integer> {

  static final List<String> TOPICS =
      List.of("configuration", "environment", "times", "formats", "alerts", "exit-codes");

  static final String MAN = "--man";

  private final ProcessEnvironment environment;

  @Option(names = MAN, description = "Print the manual page instead, for 'man -l -'")
  boolean man;

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..*",
      description = "Command, with its subcommand, or topic")
  List<String> topic = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Inject
  HelpCommand(ProcessEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine shown = spec.root().commandLine();
    for (int i = 0; i < topic.size(); i++) {
      String name = topic.get(i);
      CommandLine next = shown.getSubcommands().get(name);
      if (next == null && i == 0) {
        requireOne();
        environment.out().print(text(name));
        return ProcessExitCode.DONE;
      }
      if (next == null) {
        throw new CommandUsageException(
            "unknown command '%s %s'%s"
                .formatted(
                    shown.getCommandSpec().qualifiedName(),
                    name,
                    NameSuggestions.hint(name, shown.getSubcommands().keySet())));
      }
      shown = next;
    }
    if (man) {
      String today = LocalDate.ofInstant(environment.now(), ZoneOffset.UTC).toString();
      ManualPageWriter pages = new ManualPageWriter(today, SaldoVersion.number());
      environment.out().print(pages.page(shown.getCommandSpec()));
      return ProcessExitCode.DONE;
    }
    shown.usage(environment.out());
    if (topic.size() == 1 && TOPICS.contains(topic.getFirst())) {
      environment.out().println();
      environment.out().print(text(topic.getFirst()));
    }
    return ProcessExitCode.DONE;
  }

  private void requireOne() {
    if (topic.size() > 1 && TOPICS.contains(topic.getFirst())) {
      throw new CommandUsageException("unexpected argument '" + topic.get(1) + "'");
    }
  }

  private static String text(String asked) throws IOException {
    String topic = asked.equals("time") ? "times" : asked;
    if (!TOPICS.contains(topic)) {
      Set<String> choices = new TreeSet<>(TOPICS);
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
