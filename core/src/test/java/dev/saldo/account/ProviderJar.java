package dev.saldo.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar with small compiled providers, valid and invalid ones. */
final class ProviderJar {

  static final String SERVICES = "META-INF/services/dev.saldo.spi.BalanceProvider";

  private final Path file;
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final StringBuilder services = new StringBuilder();

  ProviderJar(Path file) {
    this.file = file;
  }

  /** Adds a provider whose source has no balances, with the given members first. */
  ProviderJar provider(String type, String name, String members) throws IOException {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    String source =
        """
        package %s;
        public class %s implements dev.saldo.spi.BalanceProvider<%2$s.Config> {
          public record Config(String user) {}
          %s
          public String name() { return %s; }
          public Class<Config> configType() { return Config.class; }
          public dev.saldo.spi.BalanceSource open(
              Config config, dev.saldo.spi.ProviderContext context) {
            return java.util.List::of;
          }
        }
        """
            .formatted(type.substring(0, type.lastIndexOf('.')), simple, members, name);
    compile(type, source);
    return service(type);
  }

  ProviderJar service(String line) {
    services.append(line).append('\n');
    return this;
  }

  ProviderJar without(String entry) {
    assertThat(entries.remove(entry)).isNotNull();
    return this;
  }

  ProviderJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  byte[] content(String entry) {
    return entries.getOrDefault(entry, new byte[0]);
  }

  Path write() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      if (!services.isEmpty()) {
        entries.put(SERVICES, services.toString().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
    return file;
  }

  static URLClassLoader loader(Path... files) throws IOException {
    URL[] urls = new URL[files.length];
    for (int i = 0; i < files.length; i++) {
      urls[i] = files[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ProviderJar.class.getClassLoader());
  }

  private void compile(String type, String source) throws IOException {
    Path classes = Files.createTempDirectory(file.toAbsolutePath().getParent(), "classes");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String path = type.replace('.', '/');
    SimpleJavaFileObject unit =
        new SimpleJavaFileObject(
            URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      assertThat(compiler.getTask(null, files, diagnostics, options, null, List.of(unit)).call())
          .as(() -> diagnostics.getDiagnostics().toString())
          .isTrue();
    }
    try (Stream<Path> compiled = Files.walk(classes)) {
      for (Path each : compiled.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(each).toString().replace('\\', '/');
        entries.put(name, Files.readAllBytes(each));
      }
    }
  }
}
