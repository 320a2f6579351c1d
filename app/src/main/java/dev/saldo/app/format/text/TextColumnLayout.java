package dev.saldo.app.format.text;

import dev.saldo.app.format.TextColumnTraits;
import dev.saldo.report.Table.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses the columns that fit, and their widths. Numbers, times and pictures are never cut. */
public final class TextColumnLayout {

  /** The spaces between two columns. */
  static final int GAP = 2;

  /** The width that words need before an optional column is shown next to them. */
  private static final int AMPLE = 36;

  /** The minimum width of a column of sentences. */
  static final int READABLE = 24;

  /** The minimum width of sentences that would otherwise have no column at all. */
  static final int BARELY_READABLE = 18;

  /** The minimum width of words that are cut. */
  private static final int LEAST = 8;

  private final int room;
  private final int sentences;

  public TextColumnLayout(int room) {
    this(room, READABLE);
  }

  /**
   * Creates a layout.
   *
   * @param room the width of all columns
   * @param sentences the minimum width of a column of sentences
   */
  TextColumnLayout(int room, int sentences) {
    this.room = room;
    this.sentences = sentences;
  }

  /**
   * Returns the columns to show, with words cut if necessary; pictures and details only if words
   * keep an ample width. Empty if the columns do not fit at all.
   */
  public Optional<List<TextColumn>> of(List<TextColumn> columns) {
    List<TextColumn> shown = shown(columns);
    return wrapped(shown).or(() -> cut(shown));
  }

  /** Returns the columns to show; empty if words would have to be cut. */
  Optional<List<TextColumn>> uncut(List<TextColumn> columns) {
    return wrapped(shown(columns));
  }

  private List<TextColumn> shown(List<TextColumn> columns) {
    List<TextColumn> shown = new ArrayList<>(withRole(columns, Role.ALWAYS));
    shown.addAll(withRole(columns, Role.SPARE));
    for (Role role : List.of(Role.PICTURE, Role.DETAIL)) {
      for (TextColumn column : withRole(columns, role)) {
        List<TextColumn> more = new ArrayList<>(shown);
        more.add(column);
        if (!column.isBlank() && width(atMost(more, AMPLE)) <= room) {
          shown = more;
        }
      }
    }
    Set<TextColumn> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    chosen.addAll(shown);
    return columns.stream().filter(chosen::contains).toList();
  }

  /** Narrows the last column, because its sentences wrap. */
  private Optional<List<TextColumn>> wrapped(List<TextColumn> shown) {
    TextColumn last = shown.getLast();
    List<TextColumn> narrower = shown;
    for (int most = last.width(); width(narrower) > room && most >= sentences; most--) {
      narrower = new ArrayList<>(shown.subList(0, shown.size() - 1));
      narrower.add(last.within(most));
    }
    return width(narrower) <= room ? Optional.of(narrower) : Optional.empty();
  }

  /** Cuts words. A narrow last column keeps its width, because single words would be broken. */
  private Optional<List<TextColumn>> cut(List<TextColumn> shown) {
    TextColumn last = shown.getLast();
    List<TextColumn> narrower = shown;
    for (int most = widestWords(shown); width(narrower) > room; most--) {
      if (most < LEAST) {
        return Optional.empty();
      }
      narrower = new ArrayList<>(atMost(shown.subList(0, shown.size() - 1), most));
      narrower.add(last.width() < READABLE ? last : last.within(most));
    }
    return Optional.of(narrower);
  }

  private static List<TextColumn> withRole(List<TextColumn> columns, Role role) {
    return columns.stream().filter(column -> column.source().role() == role).toList();
  }

  private static List<TextColumn> atMost(List<TextColumn> columns, int most) {
    return columns.stream().map(column -> column.within(most)).toList();
  }

  private static int widestWords(List<TextColumn> columns) {
    return columns.stream()
        .filter(column -> column.kind() == TextColumnTraits.Kind.WORDS)
        .mapToInt(TextColumn::width)
        .max()
        .orElse(0);
  }

  private static int width(List<TextColumn> columns) {
    return columns.stream().mapToInt(TextColumn::width).sum() + GAP * (columns.size() - 1);
  }
}
