package dev.saldo.app;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.spi.BalanceProvider;
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
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * The provider jars of some folders, each with a class loader of its own above Saldo's classes. The
 * loaders live as long as the process.
 */
public final class ProviderJars {

  private static final String SERVICE = "META-INF/services/" + BalanceProvider.class.getName();

  private final List<ClassLoader> loaders = new ArrayList<>();
  private final List<RefusedProvider> unread = new ArrayList<>();

  private ProviderJars() {}

  /** Returns the providers of the jars in the folders, and of Saldo's own class path. */
  public static ProviderRegistry load(List<Path> folders) {
    ProviderJars jars = new ProviderJars();
    jars.loaders.add(ProviderJars.class.getClassLoader());
    folders.stream().flatMap(folder -> in(folder).stream()).forEach(jars::add);
    return ProviderRegistry.load(jars.loaders, jars.unread);
  }

  private void add(Path jar) {
    Optional<String> fault = fault(jar);
    if (fault.isPresent()) {
      String name = String.valueOf(jar.getFileName());
      unread.add(new RefusedProvider(name, jar.toString(), fault.get()));
    } else {
      loaders.add(new URLClassLoader(new URL[] {url(jar)}, ProviderJars.class.getClassLoader()));
    }
  }

  /** Returns why a jar has no provider; a class loader would pass over it without a word. */
  private static Optional<String> fault(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(SERVICE) == null
          ? Optional.of("it names no provider in " + SERVICE)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("it is not a whole jar (" + e.getMessage() + "); copy it anew");
    }
  }

  private static List<Path> in(Path folder) {
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
