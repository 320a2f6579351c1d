package dev.saldo.history.jooq.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Splits long lists into chunks, because the number of values in a statement is limited. */
public final class ListChunks {

  private static final int SIZE = 500;

  private ListChunks() {}

  public static <T> List<List<T>> split(Collection<T> values) {
    return split(values, SIZE);
  }

  public static <T> List<List<T>> split(Collection<T> values, int size) {
    List<T> all = new ArrayList<>(values);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      chunks.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return chunks;
  }
}
