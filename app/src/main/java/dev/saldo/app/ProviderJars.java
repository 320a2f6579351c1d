package dev.saldo.app;

import dev.saldo.account.ProviderRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The provider jars of some folders, each with a class loader of its own above Saldo's classes. The
 * loaders live as long as the process.
 */
public final class ProviderJars {

  private ProviderJars() {}

  /** Returns the providers of the jars in the folders, and of Saldo's own class path. */
  public static ProviderRegistry load(List<Path> folders) {
    ClassLoader own = ProviderJars.class.getClassLoader();
    List<ClassLoader> loaders = new ArrayList<>();
    loaders.add(own);
    for (Path folder : folders) {
      for (Path jar : jars(folder)) {
        loaders.add(new URLClassLoader(jar.getFileName().toString(), new URL[] {url(jar)}, own));
      }
    }
    return ProviderRegistry.load(loaders);
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      List<Path> sorted = new ArrayList<>();
      jars.forEach(sorted::add);
      sorted.sort(null);
      return sorted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
