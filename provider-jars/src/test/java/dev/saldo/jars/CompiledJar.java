package dev.saldo.jars;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar of classes that are compiled against the class path of the tests. */
public final class CompiledJar {

  static final String SERVICES = "META-INF/services/dev.saldo.spi.BalanceProvider";

  private final Map<String, byte[]> entries = new TreeMap<>();
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>(List.of("-proc:none", "-nowarn"));
  private final StringBuilder services = new StringBuilder();
  private final Manifest manifest = new Manifest();

  /** Creates an empty jar. */
  public CompiledJar() {
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
  }

  /** Adds a class with its package and imports; all are compiled together. */
  public CompiledJar source(String type, String text) {
    sources.add(
        new SimpleJavaFileObject(
            URI.create("string:///" + type.replace('.', '/') + ".java"),
            JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        });
    return this;
  }

  /** Adds a line to the services file. */
  public CompiledJar service(String line) {
    services.append(line).append('\n');
    return this;
  }

  /** Adds an entry. */
  public CompiledJar entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  /** Adds an attribute to the manifest. */
  public CompiledJar attribute(String name, String value) {
    manifest.getMainAttributes().putValue(name, value);
    return this;
  }

  /** Compiles the sources added so far, so that entries can be changed or removed. */
  public CompiledJar compiled() {
    if (!sources.isEmpty()) {
      compile();
      sources.clear();
    }
    return this;
  }

  /** Removes an entry. */
  public CompiledJar without(String entry) {
    compiled();
    if (entries.remove(entry) == null) {
      throw new IllegalArgumentException("no entry " + entry + " among " + entries.keySet());
    }
    return this;
  }

  /** Marks a class as compiled for a given Java version, such as one that does not exist yet. */
  public CompiledJar forJava(int version, String entry) {
    compiled();
    byte[] changed = entries.getOrDefault(entry, new byte[0]).clone();
    changed[7] = (byte) (44 + version);
    return entry(entry, changed);
  }

  /** Returns the bytes of the jar file. */
  public byte[] bytes() {
    compiled();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(file, manifest)) {
      if (!services.isEmpty()) {
        entries.put(SERVICES, services.toString().getBytes(StandardCharsets.UTF_8));
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  /** Writes the jar. */
  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private void compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    options.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler.getTask(messages, new Memory(files), null, options, null, sources).call();
      if (!good) {
        throw new IllegalStateException(messages.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    Memory(JavaFileManager next) {
      super(next);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      String entry = className.replace('.', '/') + ".class";
      return new SimpleJavaFileObject(URI.create("memory:///" + entry), kind) {
        @Override
        public ByteArrayOutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              entries.put(entry, toByteArray());
            }
          };
        }
      };
    }
  }
}
