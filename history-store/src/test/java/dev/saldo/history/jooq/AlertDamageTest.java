package dev.saldo.history.jooq;

import static dev.saldo.history.jooq.schema.Tables.ALERT_TRACK;
import static dev.saldo.history.jooq.schema.Tables.EPISODE;
import static dev.saldo.history.jooq.schema.Tables.OUTBOX;
import static dev.saldo.history.jooq.schema.Tables.POLL_SLOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.saldo.alert.AlertDamage;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.HistoryException;
import dev.saldo.history.InMemoryBalanceHistory;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.schedule.DueSlot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damage that is planted in the tables of the watch is found and named. */
final class AlertDamageTest {

  private static final AlertEpisode LOW = Alerts.open("e1", "otp");
  private static final AlertEpisode ENDED = Alerts.closed("e0", "otp");

  @TempDir static Path folder;

  private static BalanceHistory history = new InMemoryBalanceHistory();
  private static Connection connection;
  private static DSLContext sql;

  @BeforeAll
  static void open() throws Exception {
    DataSource source = TestDatabases.source(folder.resolve("history"));
    history = HistoryStore.open(source);
    connection = source.getConnection();
    sql = TestDatabases.sql(connection);
    sql.alterTable(OUTBOX).dropConstraint("OUTBOX_MESSAGE").execute();
    sql.alterTable(OUTBOX).dropConstraint("OUTBOX_NOTICE").execute();
    sql.alterTable(EPISODE).dropConstraint("EPISODE_OPEN").execute();
  }

  @BeforeEach
  void fill() {
    List.of(OUTBOX, ALERT_TRACK, EPISODE, POLL_SLOT)
        .forEach(table -> sql.deleteFrom(table).execute());
    assertThat(
            HistoryStore.pollClaims(history)
                .claim("node", List.of(new DueSlot("otp", "", Alerts.AT)), Map.of()))
        .hasSize(1);
    int unused =
        alerts()
            .write(
                transaction -> {
                  transaction.close(ENDED);
                  transaction.keep(LOW.subject(), Alerts.track(LOW));
                  transaction.post(Alerts.opened(ENDED), 0, List.of("mail"), Alerts.AT);
                  transaction.post(Alerts.opened(LOW), 0, List.of("mail", "chat"), Alerts.AT);
                  return 1;
                });
    assertThat(unused).isOne();
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    history.close();
  }

  private static AlertStore alerts() {
    return HistoryStore.alerts(history);
  }

  @Test
  void whatIsIntactIsNoDamage() {
    assertThat(alerts().findDamage()).isEmpty();
  }

  @Test
  void aReferenceThatIsLostIsFound() {
    sql.deleteFrom(EPISODE).where(EPISODE.ID.eq("e0")).execute();
    assertThat(problems()).containsExactly("message n-e0 is about an episode that is missing");
    sql.deleteFrom(OUTBOX).where(OUTBOX.EPISODE_ID.eq("e0")).execute();
    sql.deleteFrom(ALERT_TRACK).execute();
    assertThat(problems()).containsExactly("episode e1 is open, but its rule does not know it");
  }

  @Test
  void aRuleThatRemembersAnotherEpisodeIsFound() {
    sql.update(ALERT_TRACK).set(ALERT_TRACK.EPISODE_ID, "e0").execute();
    assertThat(problems())
        .containsExactly(
            "rule low has an open episode that is not its own",
            "episode e1 is open, but its rule does not know it",
            "the memory of rule low does not match its checksum");
  }

  @Test
  void aStateThatCannotBeIsFound() {
    sql.update(EPISODE).set(EPISODE.OPEN_KEY, 1).where(EPISODE.ID.eq("e0")).execute();
    sql.update(OUTBOX)
        .set(OUTBOX.STATE, OutboxMessage.State.SENT)
        .where(OUTBOX.CHANNEL.eq("chat"))
        .execute();
    assertThat(problems())
        .containsExactly(
            "episode e0 is both open and ended",
            "message n-e1 is both sent and waiting",
            "episode e0 does not match its checksum",
            "message n-e1 does not match its checksum");
  }

  @Test
  void whatIsThereTwiceIsFound() {
    copy(EPISODE, EPISODE.ID, "e2");
    copy(OUTBOX, OUTBOX.NOTICE_ID, "n-e1b");
    copy(POLL_SLOT, POLL_SLOT.PHASE, -1);
    assertThat(problems())
        .containsExactly(
            "episode e2 is open, but its rule does not know it",
            "rule low has more than one open episode",
            "message n-e1 is there more than once",
            "its slots are claimed more than once",
            "episode e2 does not match its checksum",
            "message n-e1b does not match its checksum");
    assertThat(alerts().findDamage()).extracting(AlertDamage::account).containsOnly("otp");
  }

  /** Every column but the key, the claim and the number of a row: the answers are refused. */
  @Test
  void noColumnIsReadOtherThanWritten() {
    Map<Table<?>, Set<Field<?>>> free =
        Map.of(
            EPISODE, Set.of(EPISODE.ID, EPISODE.OPEN_KEY),
            ALERT_TRACK, Set.of(),
            OUTBOX, Set.of(OUTBOX.ID, OUTBOX.CLAIMED_BY, OUTBOX.CLAIMED_UNTIL));
    free.forEach(
        (table, except) -> {
          for (Field<?> field : table.fields()) {
            if (!except.contains(field)) {
              fill();
              assertThat(sql.update(table).set(change(field)).execute()).isPositive();
              if (!field.equals(OUTBOX.EPISODE_ID)) { // its message is found by nobody
                assertThat(catchThrowable(AlertDamageTest::ask))
                    .as("%s", field)
                    .isInstanceOf(HistoryException.class)
                    .hasMessageContainingAll(
                        "does not match its checksum", "'saldo history verify'");
              }
              assertThat(problems()).as("%s", field).anyMatch(one -> one.contains("checksum"));
            }
          }
        });
  }

  @Test
  void aDamagedMessageIsNotSentAndKeepsNoOtherBack() {
    sql.update(OUTBOX).set(OUTBOX.TEXT, "pay us").where(OUTBOX.CHANNEL.eq("chat")).execute();
    Instant later = Alerts.AT.plusSeconds(60);
    for (int round = 0; round < 2; round++) {
      List<OutboxMessage> claimed =
          alerts().claimMessages("node", later, Duration.ofMinutes(7), 10, Set.of());
      assertThat(claimed)
          .extracting(OutboxMessage::channel)
          .containsExactlyElementsOf(round == 0 ? List.of("mail", "mail") : List.of());
    }
    assertThat(alerts().backlogs(later))
        .extracting(ChannelBacklog::channel, ChannelBacklog::dead)
        .containsExactly(tuple("chat", 1), tuple("mail", 0));
    assertThat(problems()).containsExactly("message n-e1 does not match its checksum");
  }

  private static Object ask() {
    List<AlertEpisode> all = alerts().episodes(Instant.EPOCH);
    return List.of(
        all,
        alerts().messages(all.stream().map(AlertEpisode::id).toList()),
        alerts().write(transaction -> transaction.tracks(List.of("otp", "oup"))));
  }

  /** Returns another value of a column that is allowed there. */
  private static Map<Field<?>, Object> change(Field<?> field) {
    Class<?> type = field.getType();
    Object other =
        Map.<Class<?>, Object>of(
                String.class,
                "oup",
                Integer.class,
                7,
                Boolean.class,
                true,
                BigDecimal.class,
                new BigDecimal("7.5"),
                Instant.class,
                Alerts.AT.plusSeconds(8))
            .get(type);
    return Map.of(field, other == null ? type.getEnumConstants()[2] : other);
  }

  /** Copies the newest row of a table, with another value in one column. */
  private static <R extends Record, T> void copy(Table<R> table, TableField<R, T> key, T other) {
    R row = sql.selectFrom(table).orderBy(key.desc()).limit(1).fetchSingle();
    row.set(key, other);
    Map<Field<?>, Object> values = new HashMap<>();
    for (Field<?> field : table.fields()) {
      boolean generated = table == OUTBOX && field.getName().equals(OUTBOX.ID.getName());
      if (!generated) {
        values.put(field, row.get(field));
      }
    }
    sql.insertInto(table).set(values).execute();
  }

  private static List<String> problems() {
    return alerts().findDamage().stream().map(AlertDamage::problem).toList();
  }
}
