package dev.saldo.app.exchange;

import dev.saldo.account.NameSuggestions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;

/**
 * The first line of a file: the position of every value in the lines that follow. Not thread-safe.
 */
final class SampleCsvHeader {

  private final Map<SampleCsvColumn, Integer> positions = new EnumMap<>(SampleCsvColumn.class);
  private final Map<SampleCsvColumn, String> replaced = new EnumMap<>(SampleCsvColumn.class);
  private final List<String> names;
  private final SampleCsvLayout layout;

  private SampleCsvHeader(List<String> names, SampleCsvLayout layout) {
    this.names = names;
    this.layout = layout;
  }

  static SampleCsvHeader of(CSVRecord line, SampleCsvLayout layout) {
    List<String> names = line.stream().map(String::strip).toList();
    layout.dialect().check(names);
    int width = names.size();
    while (names.get(width - 1).isEmpty()) {
      width--;
    }
    SampleCsvHeader header = new SampleCsvHeader(names.subList(0, width), layout);
    header.layout.columns().forEach(header::place);
    header.placeKnown();
    header.requireComplete();
    return header;
  }

  private void place(SampleCsvColumn column, String own) {
    List<Integer> equal = indexes(own, false);
    List<Integer> found = equal.isEmpty() ? indexes(own, true) : equal;
    if (found.size() != 1) {
      throw new MalformedCsvException(
          1,
          "%s column '%s', which --map names for %s%s"
              .formatted(
                  found.isEmpty() ? "no" : "more than one",
                  own,
                  column.header(),
                  found.isEmpty() ? NameSuggestions.hint(own, names) : ""));
    }
    positions.put(column, found.get(0));
  }

  private List<Integer> indexes(String name, boolean anyCase) {
    return IntStream.range(0, names.size())
        .filter(i -> anyCase ? names.get(i).equalsIgnoreCase(name) : names.get(i).equals(name))
        .boxed()
        .toList();
  }

  private void placeKnown() {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Optional<SampleCsvColumn> column = SampleCsvColumn.find(name);
      if (column.isEmpty() && !layout.isForeign()) {
        throw new MalformedCsvException(
            1, "unknown column '%s'%s".formatted(name, ForeignColumnHint.suggest(name, names)));
      }
      if (column.isEmpty() || layout.columns().containsKey(column.get())) {
        continue;
      }
      if (positions.put(column.get(), i) != null) {
        throw new MalformedCsvException(1, "duplicate column '" + name + "'");
      }
    }
  }

  private void requireComplete() {
    for (SampleCsvColumn column : SampleCsvColumn.REQUIRED) {
      boolean derived =
          layout.isForeign()
              && switch (column) {
                case PROVIDER, BUCKET, UNIT_KIND -> true;
                default -> false;
              };
      if (!derived && !has(column)) {
        throw new MalformedCsvException(
            1,
            "column '%s' is missing%s"
                .formatted(column.header(), ForeignColumnHint.suggest(column)));
      }
    }
  }

  /** Returns whether lines state a value, or an option states it for all of them. */
  boolean has(SampleCsvColumn column) {
    return positions.containsKey(column) || layout.constants().containsKey(column);
  }

  /** Rejects a line that has fewer values than the header, or more. */
  void requireWidth(CSVRecord line) {
    if (line.size() < names.size() || !line.stream().skip(names.size()).allMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "expected " + names.size() + " values, found " + line.size());
    }
  }

  /**
   * Returns a value of a line, empty if the file has no such column. A column that an option
   * replaces must hold one value in all lines, so that accounts are not merged.
   */
  String value(CSVRecord line, SampleCsvColumn column) {
    Integer position = positions.get(column);
    String stated = position == null ? "" : line.get(position).strip();
    String constant = layout.constants().get(column);
    if (constant == null) {
      return stated;
    }
    String first = replaced.computeIfAbsent(column, c -> stated);
    if (!Objects.equals(first, stated)) {
      throw new IllegalArgumentException(
          "%s '%s' differs from '%s' above, so no option can replace both with '%s'"
              .formatted(
                  column.header(),
                  ShortenedText.shorten(stated),
                  ShortenedText.shorten(first),
                  constant));
    }
    return constant;
  }
}
