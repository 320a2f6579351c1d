package dev.saldo.history.jooq.copy;

import static dev.saldo.history.jooq.schema.Tables.SAMPLE;

import dev.saldo.history.jooq.database.SampleMonthPartitions;
import dev.saldo.history.jooq.database.StatementRowBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A table to copy in the order of its key, some thousand rows at a time.
 *
 * @param table the table
 * @param key the first column of its key
 * @param at the second column of its key; null if the key has one column
 * @param owners the table whose ids the first column holds; the table itself if the key has one
 *     column
 */
record CopiedTable(Table<?> table, Field<Long> key, @Nullable Field<Instant> at, Owners owners) {

  private static final int ROWS = 20_000;

  /** The column that lists the ids found in the first key column of a table. */
  record Owners(Table<?> table, Field<Long> id) {}

  /**
   * The key of a row.
   *
   * @param id the first column
   * @param at the second column; null if the key has one column
   */
  record Place(long id, @Nullable Instant at) {}

  static CopiedTable of(Table<?> table, Field<Long> id) {
    return new CopiedTable(table, id, null, new Owners(table, id));
  }

  static CopiedTable ofOwners(
      Table<?> table, Field<Long> owner, Field<Instant> at, Table<?> owners, Field<Long> id) {
    return new CopiedTable(table, owner, at, new Owners(owners, id));
  }

  /** Returns the key of the last row; empty if there is none. */
  Optional<Place> findLast(DSLContext sql) {
    List<SortField<?>> order = new ArrayList<>(List.of(key.desc()));
    if (at != null) {
      order.add(at.desc());
    }
    return sql.select(key, at == null ? DSL.inline((Instant) null) : at)
        .from(table)
        .orderBy(order)
        .limit(1)
        .fetchOptional(row -> new Place(row.value1(), row.value2()));
  }

  /** Reads the rows after a key, page by page; all rows if it is empty. */
  void pages(DSLContext sql, Optional<Place> start, Consumer<List<Record>> reader) {
    if (at == null) {
      pagesOfRows(sql, start, reader);
    } else {
      pagesOfOwners(sql, at, start, reader);
    }
  }

  /** Inserts rows and returns their number. */
  int insert(DSLContext sql, List<Record> rows) {
    if (table.equals(SAMPLE)) {
      SampleMonthPartitions.find(sql)
          .ifPresent(months -> rows.forEach(row -> months.cover(row.get(SAMPLE.OBSERVED_AT))));
    }
    StatementRowBatch inserts =
        new StatementRowBatch(
            sql,
            sql.insertInto(table, table.fields())
                .values(Collections.nCopies(table.fields().length, (Object) null)));
    rows.forEach(row -> inserts.add(Objects.requireNonNull(row.intoArray())));
    inserts.flush();
    return rows.size();
  }

  private void pagesOfRows(DSLContext sql, Optional<Place> start, Consumer<List<Record>> reader) {
    long last = start.map(Place::id).orElse(Long.MIN_VALUE);
    while (true) {
      List<Record> page = read(sql, key.gt(last), ROWS);
      if (page.isEmpty()) {
        return;
      }
      reader.accept(page);
      last = page.getLast().get(key);
    }
  }

  /** Reads owner by owner, because a seek needs the first column; small owners share a page. */
  private void pagesOfOwners(
      DSLContext sql, Field<Instant> time, Optional<Place> start, Consumer<List<Record>> reader) {
    List<Record> page = new ArrayList<>();
    for (long owner : owners(sql, start)) {
      Condition place = key.eq(owner).and(after(time, owner, start));
      while (true) {
        List<Record> found = read(sql, place, ROWS - page.size());
        page.addAll(found);
        if (page.size() < ROWS) {
          break;
        }
        place = key.eq(owner).and(time.gt(page.getLast().get(time)));
        reader.accept(page);
        page = new ArrayList<>();
      }
    }
    if (!page.isEmpty()) {
      reader.accept(page);
    }
  }

  private List<Long> owners(DSLContext sql, Optional<Place> start) {
    return sql.select(owners.id())
        .from(owners.table())
        .where(start.map(place -> owners.id().ge(place.id())).orElse(DSL.noCondition()))
        .orderBy(owners.id())
        .fetch(row -> row.value1());
  }

  private static Condition after(Field<Instant> time, long owner, Optional<Place> start) {
    return start
        .filter(place -> place.id() == owner && place.at() != null)
        .map(place -> time.gt(place.at()))
        .orElse(DSL.noCondition());
  }

  private List<Record> read(DSLContext sql, Condition condition, int limit) {
    List<Field<?>> order = at == null ? List.of(key) : List.of(key, at);
    Result<Record> rows =
        sql.select(Arrays.asList(table.fields()))
            .from(table)
            .where(condition)
            .orderBy(order)
            .limit(limit)
            .fetch();
    return rows;
  }
}
