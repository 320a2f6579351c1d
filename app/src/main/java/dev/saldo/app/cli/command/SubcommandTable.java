package dev.saldo.app.cli.command;

import dev.saldo.app.cli.accounts.AccountsCommand;
import dev.saldo.app.cli.alerts.AlertsCommand;
import dev.saldo.app.cli.check.CheckCommand;
import dev.saldo.app.cli.check.PlanCommand;
import dev.saldo.app.cli.config.ConfigCommand;
import dev.saldo.app.cli.doctor.DoctorCommand;
import dev.saldo.app.cli.web.ApiCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands under {@code saldo} in the order of the help. Reading the annotations of all of them
 * takes longer than most commands, so a command line gets only those that its arguments can use.
 */
public final class SubcommandTable {

  private static final String HELP = "help";
  private static final String COMPLETION = "completion";
  private static final String WARM_UP = "warm-up";
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("demo", DemoCommand.class);
    COMMANDS.put("doctor", DoctorCommand.class);
    COMMANDS.put("config", ConfigCommand.class);
    COMMANDS.put("providers", ProvidersCommand.class);
    COMMANDS.put("poll", PollCommand.class);
    COMMANDS.put("status", StatusCommand.class);
    COMMANDS.put("top", TopCommand.class);
    COMMANDS.put("history", HistoryCommand.class);
    COMMANDS.put("backup", BackupCommand.class);
    COMMANDS.put("restore", RestoreCommand.class);
    COMMANDS.put("usage", UsageCommand.class);
    COMMANDS.put("trend", TrendCommand.class);
    COMMANDS.put("events", EventsCommand.class);
    COMMANDS.put("statement", StatementCommand.class);
    COMMANDS.put("runway", RunwayCommand.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("plan", PlanCommand.class);
    COMMANDS.put("alerts", AlertsCommand.class);
    COMMANDS.put("accounts", AccountsCommand.class);
    COMMANDS.put("serve", ServeCommand.class);
    COMMANDS.put("api", ApiCommand.class);
    COMMANDS.put("schema", SchemaCommand.class);
    COMMANDS.put(COMPLETION, CompletionCommand.class);
    COMMANDS.put(HELP, HelpCommand.class);
    COMMANDS.put(WARM_UP, WarmUpCommand.class);
  }

  private SubcommandTable() {}

  /** Returns the names that a user may type. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(COMMANDS.keySet());
    names.remove(WARM_UP);
    return names;
  }

  /** Returns whether a word is a command, even one that the help does not list. */
  public static boolean isCommand(String word) {
    return COMMANDS.containsKey(word);
  }

  /**
   * Returns what a word that is no command stands for: {@code history export} for {@code export}.
   */
  public static Optional<String> findMeant(String word) {
    for (Map.Entry<String, Class<?>> command : COMMANDS.entrySet()) {
      for (Class<?> nested : command.getValue().getAnnotation(Command.class).subcommands()) {
        if (nested.getAnnotation(Command.class).name().equals(word)) {
          return Optional.of(command.getKey() + " " + word);
        }
      }
    }
    return word.equals("version") ? Optional.of("--version") : Optional.empty();
  }

  /** Returns the topics of the help. */
  public static List<String> topics() {
    return HelpCommand.TOPICS;
  }

  /** Adds the commands that the arguments can use. */
  public static void addTo(CommandLine root, String... args) {
    for (String name : select(args)) {
      Class<?> command = Objects.requireNonNull(COMMANDS.get(name), name);
      if (listsOnly(args) && !name.equals(HELP)) {
        root.addSubcommand(listed(name, command.getAnnotation(Command.class)));
      } else {
        root.addSubcommand(command);
      }
    }
  }

  /** Returns whether the arguments ask for the list of commands and nothing else. */
  private static boolean listsOnly(String... args) {
    return args.length == 1 && Set.of(HELP, "--help", "-h").contains(args[0]);
  }

  /** Returns a command of which only what the list shows is known. */
  private static CommandLine listed(String name, Command command) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(command.description()).hidden(command.hidden());
    return new CommandLine(spec);
  }

  private static boolean isManualAsked(String... args) {
    return List.of(args).contains(HelpCommand.MAN);
  }

  private static Collection<String> select(String... args) {
    String first = args.length == 0 ? "" : args[0];
    boolean listsAll =
        first.equals(COMPLETION)
            || (first.equals(HELP) && Stream.of(args).skip(1).allMatch(arg -> arg.startsWith("-")));
    if (first.isEmpty() || first.startsWith("-") || first.startsWith("@") || listsAll) {
      return COMMANDS.keySet();
    }
    if (first.equals(HELP)) {
      List<String> used = Stream.of(args).distinct().filter(COMMANDS::containsKey).toList();
      return used.size() == 1 && isManualAsked(args) ? COMMANDS.keySet() : used;
    }
    if (COMMANDS.containsKey(first)) {
      return List.of(first);
    }
    List<String> asked = List.of(args);
    return asked.contains("--help") || asked.contains("-h") ? COMMANDS.keySet() : List.of();
  }
}
