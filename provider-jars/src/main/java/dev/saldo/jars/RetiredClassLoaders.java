package dev.saldo.jars;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The class loaders created for each drop-in, as long as they are in memory. Thread-safe. */
final class RetiredClassLoaders {

  private final Map<Path, List<WeakReference<ClassLoader>>> created = new HashMap<>();

  /** Adds a new loader of a drop-in; earlier ones are retired with it. */
  synchronized void watch(Path place, ClassLoader loader) {
    created.computeIfAbsent(place, p -> new ArrayList<>()).add(new WeakReference<>(loader));
  }

  /** Returns whether at least so many retired loaders of a drop-in cannot be garbage-collected. */
  synchronized boolean hasAtLeast(int count, Path place) {
    if (countLive(place) <= count) {
      return false;
    }
    System.gc();
    return countLive(place) > count;
  }

  /** Returns the locations of drop-ins with a retired loader that cannot be garbage-collected. */
  synchronized Collection<String> lingering() {
    Collection<String> places = new TreeSet<>();
    for (Path place : created.keySet()) {
      if (hasAtLeast(1, place)) {
        places.add(place.toString());
      }
    }
    return places;
  }

  private int countLive(Path place) {
    List<WeakReference<ClassLoader>> loaders = created.get(place);
    if (loaders == null) {
      return 0;
    }
    loaders.removeIf(loader -> loader.get() == null);
    return loaders.size();
  }
}
