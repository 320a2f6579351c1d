package dev.saldo.history.jooq.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.PollResult;
import dev.saldo.history.jooq.HistoryStore;
import dev.saldo.history.jooq.database.StatementRowBatch;
import dev.saldo.history.jooq.database.TestDatabases;
import dev.saldo.history.terms.BucketTermsTimeline;
import dev.saldo.history.terms.StatedBucketTerms;
import dev.saldo.spi.Amount;
import dev.saldo.spi.Balance;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import dev.saldo.spi.BalanceUnit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seeks for the terms of a window find what a walk along all changes finds. */
final class StatedTermsTableTest {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final int MINUTES = 60;

  @TempDir Path folder;

  @Test
  void seeksFindWhatAWalkFinds() throws Exception {
    Random random = new Random(12);
    DataSource source = TestDatabases.source(folder.resolve("history"));
    try (BalanceHistory history = HistoryStore.open(source);
        Connection connection = source.getConnection()) {
      history.append(IntStream.range(0, 5).mapToObj(StatedTermsTableTest::sampled).toList());
      DSLContext sql = TestDatabases.sql(connection);
      List<Long> ids = List.of(1L, 2L, 3L, 4L, 5L);
      Map<Long, BucketTermsTimeline> timelines = fill(sql, ids, random);
      for (int i = 0; i < 200; i++) {
        Instant from = START.plusSeconds(30L * random.nextInt(2 * MINUTES));
        Instant to = from.plusMillis(random.nextInt(1_200_000));
        Map<Long, List<StatedBucketTerms>> expected = new HashMap<>();
        timelines.forEach(
            (id, timeline) -> {
              List<StatedBucketTerms> within = timeline.within(from, to);
              if (!within.isEmpty()) {
                expected.put(id, within);
              }
            });
        assertThat(StatedTermsTable.seek(sql, ids, from, to))
            .as("[%s, %s)", from, to)
            .isEqualTo(expected);
      }
    }
  }

  private static Map<Long, BucketTermsTimeline> fill(
      DSLContext sql, List<Long> ids, Random random) {
    StatementRowBatch insertions = StatedTermsTable.insertions(sql);
    Map<Long, BucketTermsTimeline> timelines = new HashMap<>();
    for (Long id : ids) {
      List<StatedBucketTerms> changes = new ArrayList<>();
      for (int minute = 5; minute < MINUTES; minute += 1 + random.nextInt(9)) {
        Terms terms = new Terms(Billing.PREPAID, BigDecimal.valueOf(minute), null);
        Instant since = START.plusSeconds(60L * minute);
        changes.add(new StatedBucketTerms(since, terms, List.of("note " + minute)));
      }
      changes.forEach(change -> insertions.add(StatedTermsTable.values(id, change)));
      timelines.put(id, new BucketTermsTimeline(changes));
    }
    insertions.flush();
    return timelines;
  }

  private static PollResult sampled(int number) {
    Account account =
        new Account("otp" + number, "acme", Duration.ofHours(1), Account.DEFAULT_TIMEOUT);
    Balance balance = Balance.of(Balance.MAIN, Amount.of(BigDecimal.TEN), BalanceUnit.money("EUR"));
    return new PollResult.Sampled(account, START, Duration.ZERO, List.of(balance));
  }
}
