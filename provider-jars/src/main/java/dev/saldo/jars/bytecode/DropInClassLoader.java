package dev.saldo.jars.bytecode;

import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.JarFileContent;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one drop-in. Its classes see Java, their own jars, and of Saldo only the SPI
 * and the logging API, so a drop-in can bring its own version of any library. A drop-in without
 * Feign uses Saldo's.
 */
public final class DropInClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  /** Packages always loaded from the host, because a drop-in and Saldo must share these types. */
  private static final List<String> SHARED = List.of("dev.saldo.spi.", "org.slf4j.");

  /**
   * Packages loaded from the host if the drop-in has none of them, because they only work together.
   */
  private static final List<String> OFFERED =
      List.of("dev.saldo.feign.", "feign.", "tools.jackson.");

  /**
   * Loaded together with {@link #OFFERED}: both major versions of Jackson share these annotations.
   */
  private static final String ANNOTATIONS = "com.fasterxml.jackson.annotation.";

  private final DropInContent content;
  private final ClassLoader host;
  private final UnaryOperator<byte[]> transformation;
  private final boolean offered;

  private DropInClassLoader(
      DropInContent content, ClassLoader host, UnaryOperator<byte[]> transformation) {
    super(String.valueOf(content.place().getFileName()), getPlatformClassLoader());
    this.content = content;
    this.host = host;
    this.transformation = transformation;
    this.offered = OFFERED.stream().noneMatch(content::hasPackage);
  }

  /** Returns a loader whose classes may run. */
  public static DropInClassLoader toRun(DropInContent content, ClassLoader host) {
    return new DropInClassLoader(content, host, ProcessWideCalls::refuse);
  }

  /** Returns a loader whose classes are only inspected, never initialized. */
  public static DropInClassLoader toInspect(DropInContent content, ClassLoader host) {
    return new DropInClassLoader(content, host, ForeignAnnotationRemoval::only);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      if (SHARED.stream().anyMatch(name::startsWith)) {
        return host.loadClass(name);
      }
      if (content.hasClass(name) && !name.startsWith("java.")) {
        return findClass(name);
      }
      return fromOutside(name);
    }
  }

  private Class<?> fromOutside(String name) throws ClassNotFoundException {
    if (offered && (name.startsWith(ANNOTATIONS) || OFFERED.stream().anyMatch(name::startsWith))) {
      return host.loadClass(name);
    }
    try {
      return getPlatformClassLoader().loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String entry = DropInContent.classEntry(name);
    for (JarFileContent jar : content.jars()) {
      byte[] bytes = jar.entries().get(entry);
      if (bytes != null) {
        definePackage(name, jar);
        byte[] changed = transformation.apply(bytes);
        return defineClass(name, changed, 0, changed.length, domain(jar));
      }
    }
    throw new ClassNotFoundException(name);
  }

  private void definePackage(String className, JarFileContent jar) {
    int end = className.lastIndexOf('.');
    String name = end < 0 ? "" : className.substring(0, end);
    if (getDefinedPackage(name) == null) {
      Attributes a = jar.attributes();
      String version = a.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      String title = a.getValue(Attributes.Name.IMPLEMENTATION_TITLE);
      try {
        definePackage(name, null, null, null, title, version, null, null);
      } catch (IllegalArgumentException e) {
        // Another thread has defined it from the same manifest.
        return;
      }
    }
  }

  private static ProtectionDomain domain(JarFileContent jar) {
    try {
      URL place = jar.file().toUri().toURL();
      return new ProtectionDomain(new CodeSource(place, (Certificate @Nullable []) null), null);
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has no URL: " + jar.file(), e);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own != null ? own : getPlatformClassLoader().getResource(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    Enumeration<URL> all = findResources(name);
    return all.hasMoreElements() ? all.nextElement() : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    List<URL> found = new ArrayList<>();
    for (JarFileContent jar : content.jars()) {
      byte[] bytes = jar.entries().get(name);
      if (bytes != null) {
        found.add(DropInContentUrl.create(jar.file(), name, bytes));
      }
    }
    return Collections.enumeration(found);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> all = Collections.list(findResources(name));
    all.addAll(Collections.list(getPlatformClassLoader().getResources(name)));
    return Collections.enumeration(all);
  }
}
