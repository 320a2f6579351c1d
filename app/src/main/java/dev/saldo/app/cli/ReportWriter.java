package dev.saldo.app.cli;

import com.google.inject.Inject;
import dev.saldo.app.format.CsvFormat;
import dev.saldo.app.format.Look;
import dev.saldo.app.format.MarkdownFormat;
import dev.saldo.app.format.TextTable;
import dev.saldo.report.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** Writes a result to standard output, or to a file whole or not at all. */
final class ReportWriter {

  /** Writes a text. */
  @FunctionalInterface
  interface Body {
    void write(Writer out) throws IOException;
  }

  private static final Look FILE = new Look(Look.UNBOUNDED, false, true);

  private final Surroundings surroundings;
  private final Terminal terminal;

  @Inject
  ReportWriter(Surroundings surroundings, Terminal terminal) {
    this.surroundings = surroundings;
    this.terminal = terminal;
  }

  /** Writes a report in the format asked for. */
  void write(FormatOptions options, Supplier<Table> table, Body json) throws IOException {
    switch (options.format()) {
      case JSON -> write(options, json);
      case CSV -> write(options, out -> new CsvFormat().write(table.get(), out));
      case MD -> write(options, out -> new MarkdownFormat().write(table.get(), out));
      case TABLE -> {
        Look look = options.out == null ? terminal.look() : FILE;
        write(options, out -> new TextTable(look).write(table.get(), out));
      }
    }
  }

  /** Writes a text where the options say. */
  void write(FormatOptions options, Body body) throws IOException {
    if (options.out == null) {
      Writer out =
          new BufferedWriter(new OutputStreamWriter(surroundings.out(), StandardCharsets.UTF_8));
      body.write(out);
      out.flush();
    } else {
      replace(surroundings.directory().resolve(options.out), body);
    }
  }

  /** Writes a table for people to standard output. */
  void table(Table table) throws IOException {
    write(new FormatOptions(), out -> new TextTable(terminal.look()).write(table, out));
  }

  /** Writes to a file through a neighbour that is moved over it when it is complete. */
  private static void replace(Path file, Body body) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new UsageFault("--out " + file + " is there and is not a file that can be replaced");
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UsageFault("there is no folder " + folder + " for --out");
    }
    Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
        body.write(out);
      }
      try {
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
