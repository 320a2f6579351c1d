package dev.saldo.history.jooq.alert;

import static dev.saldo.history.jooq.schema.Tables.EPISODE;

import dev.saldo.alert.AlertDamage;
import dev.saldo.alert.AlertEpisode;
import dev.saldo.alert.AlertStore;
import dev.saldo.alert.AlertTransaction;
import dev.saldo.alert.ChannelBacklog;
import dev.saldo.alert.OutboxMessage;
import dev.saldo.alert.OutboxSettlement;
import dev.saldo.history.jooq.column.ColumnInstants;
import dev.saldo.history.jooq.database.AsideDurability;
import dev.saldo.history.jooq.database.DatabaseErrors;
import dev.saldo.history.jooq.database.HistoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** The alerts in the database of a history. Thread-safe. */
public final class JooqAlertStore implements AlertStore {

  private final Supplier<HistoryDatabase> history;
  private final HistoryWrites writes;

  /**
   * Creates the store.
   *
   * @param history returns the database, or throws if the history is closed
   * @param writes the write transactions of the history
   */
  public JooqAlertStore(Supplier<HistoryDatabase> history, HistoryWrites writes) {
    this.history = history;
    this.writes = writes;
  }

  @Override
  public <T> T write(Function<AlertTransaction, T> work) {
    return writes.run(
        (sql, view) -> {
          JooqAlertTransaction transaction = new JooqAlertTransaction(sql, view);
          T result = work.apply(transaction);
          transaction.flush();
          return result;
        });
  }

  @Override
  public List<AlertEpisode> episodes(Instant closedSince) {
    Instant since = ColumnInstants.atOrAfter(closedSince);
    List<AlertEpisode> found = read(sql -> EpisodeRows.find(sql, since));
    found.sort(
        Comparator.comparing(AlertEpisode::openedAt).reversed().thenComparing(AlertEpisode::id));
    return List.copyOf(found);
  }

  @Override
  public Optional<AlertEpisode> episode(String id) {
    return read(sql -> EpisodeRows.select(sql, EPISODE.ID.eq(id))).stream().findFirst();
  }

  @Override
  public List<OutboxMessage> messages(Collection<String> episodes) {
    return read(sql -> OutboxRows.findAll(sql, Set.copyOf(episodes)));
  }

  @Override
  public List<OutboxMessage> claimMessages(
      String node, Instant now, Duration lease, int limit, Set<String> except) {
    return history
        .get()
        .writeAside(
            AsideDurability.COMMITTED,
            sql -> OutboxDelivery.claim(sql, node, now, lease, limit, except));
  }

  @Override
  public void release(String node, List<OutboxMessage> messages) {
    if (!messages.isEmpty()) {
      history
          .get()
          .writeAside(
              AsideDurability.COMMITTED, sql -> OutboxDelivery.release(sql, node, messages));
    }
  }

  @Override
  public void settle(List<OutboxSettlement> settlements) {
    if (!settlements.isEmpty()) {
      history
          .get()
          .writeAside(AsideDurability.ON_DISK, sql -> OutboxDelivery.settle(sql, settlements));
    }
  }

  @Override
  public int forget(Instant before, int limit) {
    Instant instant = ColumnInstants.atOrAfter(before);
    return history
        .get()
        .writeAside(AsideDurability.COMMITTED, sql -> AlertRetention.forget(sql, instant, limit));
  }

  @Override
  public List<ChannelBacklog> backlogs(Instant now) {
    return read(sql -> OutboxDelivery.backlogs(sql, now));
  }

  @Override
  public List<AlertDamage> findDamage() {
    return read(sql -> new AlertTableCheck(sql).run());
  }

  private <T> T read(Function<DSLContext, T> work) {
    try {
      return history.get().read(work);
    } catch (RuntimeException e) {
      throw DatabaseErrors.translateRead(e);
    }
  }
}
