package dev.saldo.history.jooq.database;

import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;

/**
 * The scripts that make the tables.
 *
 * @param locations where those are that every product takes, in a folder no host uses for its own
 * @param latest the version they lead to; stated here so that a current history opens without them
 */
record Migrations(List<String> locations, MigrationVersion latest) {

  static final Migrations SHIPPED =
      new Migrations(
          List.of("classpath:dev/saldo/history/jooq/migration/common"),
          MigrationVersion.fromVersion("1.24"));

  private static final String POSTGRESQL = "classpath:dev/saldo/history/jooq/migration/postgresql";

  /** Returns where the scripts for a product are: those for all, and those it needs besides. */
  List<String> locations(Product product) {
    List<String> all = new ArrayList<>(locations);
    if (product == Product.POSTGRESQL) {
      all.add(POSTGRESQL);
    }
    return all;
  }
}
