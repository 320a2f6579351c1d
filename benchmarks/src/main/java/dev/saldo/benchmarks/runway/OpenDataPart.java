package dev.saldo.benchmarks.runway;

import dev.saldo.benchmarks.runway.OpenDataAccount.Question;
import dev.saldo.benchmarks.runway.OpenDataAccount.TopUp;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One part of the open data. */
record OpenDataPart(List<OpenDataAccount> accounts) {

  /** Reads the part in a folder; the README next to the parts describes the files. */
  static OpenDataPart read(Path part) throws IOException {
    Map<String, OpenDataAccount> accounts = new LinkedHashMap<>();
    for (CsvRowReader.Row row : CsvRowReader.all(part.resolve("manifest.csv"))) {
      accounts.put(row.text("account"), new OpenDataAccount(row));
    }
    CsvRowReader.read(
        part.resolve("samples.csv"),
        row -> {
          OpenDataAccount account = account(accounts, row);
          account.times.add(Instant.ofEpochSecond(row.integer("ts")));
          account.levels.add(new BigDecimal(row.text("balance")));
        });
    CsvRowReader.read(
        part.resolve("origins.csv"),
        row ->
            account(accounts, row)
                .questions
                .add(
                    new Question(
                        Instant.ofEpochSecond(row.integer("origin")),
                        new BigDecimal(row.text("balance")))));
    CsvRowReader.read(
        part.resolve("truth.csv"),
        row ->
            account(accounts, row)
                .depleted
                .put(
                    Instant.ofEpochSecond(row.integer("origin")),
                    Instant.ofEpochSecond(row.integer("depleted"))));
    CsvRowReader.read(
        part.resolve("topups.csv"),
        row ->
            account(accounts, row)
                .topUps
                .add(new TopUp(Instant.ofEpochSecond(row.integer("ts")), row.number("amount"))));
    CsvRowReader.read(
        part.resolve("usage.csv"),
        row ->
            account(accounts, row)
                .used
                .put(LocalDate.parse(row.text("day")), row.number("consumed")));
    return new OpenDataPart(List.copyOf(accounts.values()));
  }

  private static OpenDataAccount account(
      Map<String, OpenDataAccount> accounts, CsvRowReader.Row row) {
    OpenDataAccount account = accounts.get(row.text("account"));
    if (account == null) {
      throw new IllegalArgumentException(
          "account '" + row.text("account") + "' is not in manifest.csv");
    }
    return account;
  }
}
