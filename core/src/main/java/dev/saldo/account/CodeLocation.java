package dev.saldo.account;

import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The jar or directory of a class, as a plain path. */
final class CodeLocation {

  private CodeLocation() {}

  static String describe(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? type.getName()
        : describe(source.getLocation());
  }

  static String describe(ClassLoader loader) {
    return loader instanceof URLClassLoader files
        ? Arrays.stream(files.getURLs()).map(f -> describe(f)).collect(Collectors.joining(", "))
        : String.valueOf(loader);
  }

  private static String describe(URL url) {
    try {
      return url.getProtocol().equals("file") ? Path.of(url.toURI()).toString() : url.toString();
    } catch (URISyntaxException e) {
      return url.toString();
    }
  }
}
