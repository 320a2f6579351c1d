package dev.saldo.history.jooq;

import dev.saldo.account.Account;
import dev.saldo.account.OpenAccount;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.PollResult;
import dev.saldo.history.Selection;
import dev.saldo.history.Series;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceUnit;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import dev.saldo.testkit.SettableClock;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** A process that writes a history until it is killed, and prints what is safely stored. */
final class ChildMain {

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  private static final int ROUNDS = 20_000;

  private ChildMain() {}

  /** The task of the child. */
  enum Task {
    /** Polls and appends to a history file. */
    POLL,
    /** Polls and appends to a history on a server. */
    POLL_SERVER,
    /** Inserts with H2's default settings. */
    INSERT_PLAINLY,
    /** Opens a history file once and prints the outcome. */
    OPEN,
    /** Opens a history file for reading and prints the number of its samples. */
    READ,
    /** Creates the tables of a history in a host's file, and is killed after some statements. */
    DIE_MAKING_TABLES
  }

  public static void main(String[] arguments) throws Exception {
    String place = arguments[1];
    switch (Task.valueOf(arguments[0])) {
      case POLL -> {
        String settings = arguments[3];
        poll(
            () -> Histories.on(TestDatabases.file(Path.of(place), settings)),
            Instant.parse(arguments[2]));
      }
      case POLL_SERVER -> poll(() -> PostgresServer.open(place), Instant.parse(arguments[2]));
      case INSERT_PLAINLY -> insertPlainly(Path.of(place), Instant.parse(arguments[2]));
      case OPEN -> open(Path.of(place));
      case READ -> read(Path.of(place));
      case DIE_MAKING_TABLES -> makeTables(Path.of(place), Integer.parseInt(arguments[2]));
    }
  }

  private static void poll(Supplier<BalanceHistory> opening, Instant start) throws Exception {
    Random random = new Random(start.toEpochMilli());
    SettableClock clock = SettableClock.at(start.toString());
    List<OpenAccount> accounts =
        IntStream.range(0, 4)
            .mapToObj(number -> Polls.account("account-" + number))
            .map(account -> new OpenAccount(account, () -> List.of(balance(random))))
            .toList();
    BalancePoller poller = new BalancePoller(clock);
    OUT.println("opening .");
    try (BalanceHistory history = opening.get()) {
      OUT.println("open .");
      for (int round = 0; round < ROUNDS; round++) {
        clock.advance(Duration.ofSeconds(60));
        List<PollResult> results = poller.poll(accounts);
        if (round % 4 == 0) {
          history.append(results);
          results.forEach(ChildMain::acknowledge);
        } else {
          for (PollResult result : results) {
            history.append(result);
            acknowledge(result);
          }
        }
      }
    }
  }

  private static synchronized Balance balance(Random random) {
    if (random.nextInt(10) == 0) {
      throw new BalanceException(FailureReason.REJECTED, "the account is locked");
    }
    return Balance.of(
        Balance.MAIN,
        Amount.of(BigDecimal.valueOf(random.nextInt(1_000_000), 2)),
        BalanceUnit.money("GHS"));
  }

  private static void acknowledge(PollResult result) {
    Account account = result.account();
    switch (result) {
      case PollResult.Sampled sampled ->
          OUT.printf(
              "sampled %s %s %s .%n",
              account.name(), sampled.observedAt(), sampled.balances().getFirst().amount().value());
      case PollResult.Failed failed ->
          OUT.printf("failed %s %s %s .%n", account.name(), failed.observedAt(), failed.reason());
    }
  }

  private static void insertPlainly(Path file, Instant start) throws Exception {
    OUT.println("opening .");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file, "sa", "")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table if not exists sample (at varchar(40) primary key)");
      }
      OUT.println("open .");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into sample values (?)")) {
        for (int round = 0; round < ROUNDS; round++) {
          Instant at = start.plusMillis(round);
          insert.setString(1, at.toString());
          insert.executeUpdate();
          OUT.printf("sampled plain %s 1 .%n", at);
        }
      }
    }
  }

  private static void open(Path file) {
    long started = System.nanoTime();
    try {
      HistoryStore.openFile(file).close();
      OUT.println("opened .");
    } catch (HistoryException e) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      OUT.println("refused " + elapsed.toMillis() + " " + e.getMessage() + " .");
    }
  }

  private static void read(Path folder) {
    HistoryStore.OpeningOptions reading =
        new HistoryStore.OpeningOptions("saldo status", Duration.ZERO, true, Optional.empty());
    try (BalanceHistory history =
        HistoryStore.openUrl("jdbc:h2:file:./a", folder, "saldo", Secret.of(""), reading)) {
      Series series = history.series(Selection.ALL).getFirst();
      OUT.println("read " + series.last().totals().samples() + " .");
    } catch (HistoryException e) {
      OUT.println("refused " + e.getMessage() + " .");
    }
  }

  private static void makeTables(Path file, int statements) {
    DataSource dying = DyingDataSource.of(TestDatabases.source(file), statements);
    OUT.println("opening .");
    HistoryStore.open(dying).close();
    OUT.println("opened .");
  }
}
