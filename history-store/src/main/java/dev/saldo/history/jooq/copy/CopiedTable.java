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
 * A table as it is copied: in the order of its key, some thousand rows at a time.
 *
 * @param table the table
 * @param key the first column of its key
 * @param at the second one, if it has one
 * @param owners what numbers the first column has; itself if the key has one column
 */
record CopiedTable(Table<?> table, Field<Long> key, @Nullable Field<Instant> at, Owners owners) {

  private static final int ROWS = 20_000;

  /** Where the numbers are that the rows of a table begin with. */
  record Owners(Table<?> table, Field<Long> id) {}

  /**
   * A row by its key.
   *
   * @param id the first column
   * @param at the second one; null if the key has one column
   */
  record Place(long id, @Nullable Instant at) {}

  static CopiedTable of(Table<?> table, Field<Long> id) {
    return new CopiedTable(table, id, null, new Owners(table, id));
  }

  static CopiedTable ofOwners(
      Table<?> table, Field<Long> owner, Field<Instant> at, Table<?> owners, Field<Long> id) {
    return new CopiedTable(table, owner, at, new Owners(owners, id));
  }

  /** Returns the last row there is. */
  Optional<Place> reached(DSLContext sql) {
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

  /** Reads the rows behind a place, page by page. */
  void pages(DSLContext sql, Optional<Place> behind, Consumer<List<Record>> reader) {
    if (at == null) {
      pagesOfRows(sql, behind, reader);
    } else {
      pagesOfOwners(sql, at, behind, reader);
    }
  }

  /** Inserts rows; returns how many. */
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

  private void pagesOfRows(DSLContext sql, Optional<Place> behind, Consumer<List<Record>> reader) {
    long last = behind.map(Place::id).orElse(Long.MIN_VALUE);
    while (true) {
      List<Record> page = read(sql, key.gt(last), ROWS);
      if (page.isEmpty()) {
        return;
      }
      reader.accept(page);
      last = page.getLast().get(key);
    }
  }

  /** Owners one after the other, because a seek needs the first column; small ones share a page. */
  private void pagesOfOwners(
      DSLContext sql, Field<Instant> time, Optional<Place> behind, Consumer<List<Record>> reader) {
    List<Record> page = new ArrayList<>();
    for (long owner : owners(sql, behind)) {
      Condition place = key.eq(owner).and(after(time, owner, behind));
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

  private List<Long> owners(DSLContext sql, Optional<Place> behind) {
    return sql.select(owners.id())
        .from(owners.table())
        .where(behind.map(place -> owners.id().ge(place.id())).orElse(DSL.noCondition()))
        .orderBy(owners.id())
        .fetch(row -> row.value1());
  }

  private static Condition after(Field<Instant> time, long owner, Optional<Place> behind) {
    return behind
        .filter(place -> place.id() == owner && place.at() != null)
        .map(place -> time.gt(place.at()))
        .orElse(DSL.noCondition());
  }

  private List<Record> read(DSLContext sql, Condition condition, int most) {
    List<Field<?>> order = at == null ? List.of(key) : List.of(key, at);
    Result<Record> rows =
        sql.select(Arrays.asList(table.fields()))
            .from(table)
            .where(condition)
            .orderBy(order)
            .limit(most)
            .fetch();
    return rows;
  }
}
