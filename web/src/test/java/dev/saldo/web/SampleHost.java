package dev.saldo.web;

import dev.saldo.account.Account;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertsReport;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.report.WatchedAccount;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.watch.WatchHealth;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A host with a small history whose commands answer with their arguments. */
final class SampleHost implements WebServerHost {

  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final Account ACCOUNT =
      new Account("otp", "sample", Duration.ofHours(1), Duration.ofSeconds(5));

  final List<List<String>> commands = new CopyOnWriteArrayList<>();
  final List<String> inputs = new CopyOnWriteArrayList<>();
  private final BalanceHistory history = new InMemoryBalanceHistory();
  final List<AlertEpisode> episodes = new CopyOnWriteArrayList<>();
  volatile boolean well = true;
  volatile Optional<Path> wallSecret = Optional.empty();
  volatile int balanceBelow = 100;
  private volatile int changes;
  volatile CommandAnswer answer =
      new CommandAnswer(0, "{\"rows\":[]}".getBytes(StandardCharsets.UTF_8), List.of());

  SampleHost() {
    for (int hour = 0; hour < 48; hour++) {
      history.append(
          List.of(
              new PollResult.Sampled(
                  ACCOUNT,
                  NOW.minus(Duration.ofHours(48L - hour)),
                  Duration.ofMillis(3),
                  List.of(
                      Balance.of(
                          "main",
                          Amount.of(BigDecimal.valueOf(900 - 10L * hour)),
                          BalanceUnit.money("EUR")),
                      Balance.of(
                          "a \"b\"\n", Amount.unlimited("inf"), BalanceUnit.money("EUR"))))));
    }
  }

  /** What commands answer, if not always the same. */
  volatile UnaryOperator<CommandAnswer> program = UnaryOperator.identity();

  @Override
  public CommandAnswer run(List<String> arguments, byte[] input) {
    commands.add(arguments);
    inputs.add(new String(input, StandardCharsets.UTF_8));
    return program.apply(answer);
  }

  @Override
  public CommandAnswer run(List<String> arguments, byte[] input, int most) {
    CommandAnswer whole = run(arguments, input);
    return new CommandAnswer(
        whole.exitCode(),
        Arrays.copyOf(whole.output(), Math.min(whole.output().length, most + 1)),
        whole.errors());
  }

  @Override
  public BalanceHistory history() {
    return history;
  }

  /** Records a reading of the account after a number of hours. */
  void read(int hours, int amount) {
    history.append(
        new PollResult.Sampled(
            ACCOUNT,
            NOW.plus(Duration.ofHours(hours)),
            Duration.ofMillis(3),
            List.of(
                Balance.of(
                    "main", Amount.of(BigDecimal.valueOf(amount)), BalanceUnit.money("EUR")))));
    changes++;
  }

  @Override
  public long changes() {
    return changes;
  }

  @Override
  public Collection<WatchedAccount> watched() {
    return List.of(
        new WatchedAccount(
            ACCOUNT, Optional.of(BigDecimal.valueOf(balanceBelow)), Optional.empty()));
  }

  @Override
  public Set<String> tags(String account) {
    return Set.of("<i>prod</i>");
  }

  @Override
  public Map<String, Instant> nextPolls() {
    return Map.of(ACCOUNT.name(), NOW.plus(Duration.ofMinutes(17)));
  }

  @Override
  public AlertsReport alerts(Instant closedSince) {
    return new AlertsReport(
        NOW,
        zone(),
        episodes.stream().map(episode -> new AlertsReport.Row(episode, List.of())).toList());
  }

  @Override
  public List<String> channels() {
    return List.of("mail", "duty");
  }

  @Override
  public List<ChannelBacklog> backlogs() {
    return List.of(
        new ChannelBacklog("duty", 2, 1, NOW.minus(Duration.ofHours(3)), false, "status 500"));
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public WatchHealth health() {
    return new WatchHealth("node-1", List.of("node-1"), !well, false, false, 1, 0, 0);
  }

  @Override
  public Optional<Path> wallSecret() {
    return wallSecret;
  }

  @Override
  public String version() {
    return "1.2.3";
  }
}
