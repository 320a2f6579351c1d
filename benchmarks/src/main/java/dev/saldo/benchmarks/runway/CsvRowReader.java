package dev.saldo.benchmarks.runway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A reader of CSV files with a header, row by row. */
final class CsvRowReader {

  /** A row with named cells. */
  record Row(Map<String, Integer> columns, List<String> cells) {

    String text(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalArgumentException(
            "no column '" + column + "'; the columns are " + columns.keySet());
      }
      return cells.get(index);
    }

    long integer(String column) {
      return Long.parseLong(text(column));
    }

    double number(String column) {
      return Double.parseDouble(text(column));
    }
  }

  private CsvRowReader() {}

  static void read(Path file, Consumer<Row> consumer) throws IOException {
    Map<String, Integer> columns = new HashMap<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(
          line -> {
            List<String> cells = cells(line);
            if (columns.isEmpty()) {
              cells.forEach(name -> columns.put(name, columns.size()));
            } else {
              consumer.accept(new Row(columns, cells));
            }
          });
    }
  }

  static List<Row> all(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    read(file, rows::add);
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
