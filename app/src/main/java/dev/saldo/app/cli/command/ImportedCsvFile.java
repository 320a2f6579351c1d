package dev.saldo.app.cli.command;

import dev.saldo.account.Account;
import dev.saldo.app.cli.option.CommandUsageException;
import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.UserFiles;
import dev.saldo.app.exchange.MalformedCsvException;
import dev.saldo.app.exchange.SampleCsvLayout;
import dev.saldo.app.exchange.SampleCsvReader;
import dev.saldo.history.BalanceHistory;
import dev.saldo.history.BalanceSample;
import dev.saldo.history.HistoryException;
import dev.saldo.history.ImportSummary;
import dev.saldo.history.SampleConflict;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A CSV file to import, or standard input. It can be read again, to find the lines of a conflict;
 * for that, standard input is kept in a temporary file until it is closed.
 */
final class ImportedCsvFile implements AutoCloseable {

  private static final String NOTHING = "; nothing was imported";

  private final String name;
  private final Path path;
  private final SampleCsvLayout layout;
  private final Instant latest;
  private final boolean temporary;

  private ImportedCsvFile(
      String name, Path path, SampleCsvLayout layout, Instant latest, boolean temporary) {
    this.name = name;
    this.path = path;
    this.layout = layout;
    this.latest = latest;
    this.temporary = temporary;
  }

  /**
   * Opens a file, or standard input for {@code -}.
   *
   * @param latest the latest instant of a sample, UTC
   */
  static ImportedCsvFile open(
      String name,
      ProcessEnvironment environment,
      UserFiles files,
      SampleCsvLayout layout,
      Instant latest)
      throws IOException {
    if (name.equals("-")) {
      Path copy = Files.createTempFile("saldo-import-", ".csv");
      ImportedCsvFile input = new ImportedCsvFile("standard input", copy, layout, latest, true);
      try {
        Files.copy(environment.in(), copy, StandardCopyOption.REPLACE_EXISTING);
        return input;
      } catch (IOException e) {
        input.close();
        throw e;
      }
    }
    Path path = files.obtain(name, environment.directory().resolve(name));
    if (Files.isDirectory(path)) {
      throw new CommandUsageException(name + " is a folder; name a CSV file");
    }
    return new ImportedCsvFile(name, path, layout, latest, false);
  }

  /** Returns the size in bytes. */
  long size() throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException e) {
      throw new CommandUsageException("no such file: " + name);
    }
  }

  boolean isStandardInput() {
    return temporary;
  }

  /**
   * Imports all samples, or none.
   *
   * @param opening opens the history, once the header is known to be right
   * @param watching shows the progress of reading the bytes
   */
  ImportSummary importInto(
      Supplier<BalanceHistory> opening,
      Collection<Account> accounts,
      UnaryOperator<InputStream> watching)
      throws IOException {
    try {
      return read(
          watching,
          samples -> {
            try (BalanceHistory history = opening.get()) {
              return history.importSamples(samples, accounts);
            }
          });
    } catch (HistoryException e) {
      SampleConflict conflict = e.conflict().orElseThrow(() -> e);
      throw new CommandUsageException(
          name + " " + read(bytes -> bytes, samples -> describe(conflict, samples)) + NOTHING);
    }
  }

  private <T> T read(UnaryOperator<InputStream> watching, Function<SampleCsvReader, T> use)
      throws IOException {
    try (InputStream bytes = watching.apply(Files.newInputStream(path));
        SampleCsvReader samples =
            new SampleCsvReader(
                new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()),
                layout,
                latest)) {
      return use.apply(samples);
    } catch (MalformedCsvException e) {
      throw new CommandUsageException(lines(e));
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException
          ? new CommandUsageException(name + " is not UTF-8 text; save it as UTF-8" + NOTHING)
          : e;
    }
  }

  private List<String> lines(MalformedCsvException malformed) {
    List<String> lines = new ArrayList<>();
    malformed.problems().forEach(problem -> lines.add(name + " " + problem));
    int listed = lines.size();
    if (malformed.count() == 1) {
      lines.set(0, lines.get(0) + NOTHING);
    } else {
      lines.add(
          "%s: %d lines are malformed%s%s"
              .formatted(
                  name,
                  malformed.count(),
                  malformed.count() > listed
                      ? ", of which the first %d are listed".formatted(listed)
                      : "",
                  NOTHING));
    }
    return lines;
  }

  /** Finds the lines of the instant: the stored amount may be from another line of the file. */
  private static String describe(SampleConflict conflict, SampleCsvReader samples) {
    BalanceSample refused = conflict.sample();
    long line = 0;
    long other = 0;
    while (samples.hasNext()) {
      BalanceSample sample = samples.next();
      if (sample.series().equals(refused.series())
          && sample.observedAt().equals(refused.observedAt())) {
        String amount = new SampleConflict(sample, conflict.stored()).sampleText();
        if (amount.equals(conflict.sampleText())) {
          line = line == 0 ? samples.line() : line;
        } else if (amount.equals(conflict.storedText())) {
          other = other == 0 ? samples.line() : other;
        }
      }
    }
    return "line %d: %s for account %s, bucket %s at %s, but %s %s; correct or remove %s"
        .formatted(
            line,
            conflict.sampleText(),
            refused.series().account(),
            refused.series().bucket(),
            refused.observedAt(),
            conflict.storedText(),
            other == 0 ? "in the history" : "in line " + other,
            other == 0 ? "the line" : "one of them");
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }
}
