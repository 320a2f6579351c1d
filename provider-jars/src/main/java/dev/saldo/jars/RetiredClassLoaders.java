package dev.saldo.jars;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The class loaders that were made for each drop-in, as long as they are in memory. */
final class RetiredClassLoaders {

  private final Map<Path, List<WeakReference<ClassLoader>>> made = new HashMap<>();

  /** Notes a new loader of a drop-in; the ones before it are retired by that. */
  synchronized void watch(Path place, ClassLoader loader) {
    made.computeIfAbsent(place, p -> new ArrayList<>()).add(new WeakReference<>(loader));
  }

  /** Returns whether at least so many former loaders of a drop-in cannot be collected. */
  synchronized boolean hasAtLeast(int many, Path place) {
    if (living(place) <= many) {
      return false;
    }
    System.gc();
    return living(place) > many;
  }

  /** Returns the drop-ins of which a former loader cannot be collected. */
  synchronized Collection<String> lingering() {
    Collection<String> places = new TreeSet<>();
    for (Path place : made.keySet()) {
      if (hasAtLeast(1, place)) {
        places.add(place.toString());
      }
    }
    return places;
  }

  private int living(Path place) {
    List<WeakReference<ClassLoader>> loaders = made.get(place);
    if (loaders == null) {
      return 0;
    }
    loaders.removeIf(loader -> loader.get() == null);
    return loaders.size();
  }
}
