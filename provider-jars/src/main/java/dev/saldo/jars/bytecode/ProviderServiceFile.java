package dev.saldo.jars.bytecode;

import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.JarFileContent;
import dev.saldo.jars.content.UnusableJarException;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;

/**
 * Reads the service files of a drop-in and checks, before any of its code runs, that it can run
 * here.
 */
public final class ProviderServiceFile {

  private static final String FOLDER = "META-INF/services/";
  private static final String ENTRY = FOLDER + BalanceProvider.class.getName();
  private static final String CHANNELS = FOLDER + AlertChannelProvider.class.getName();
  private static final String SPI_VERSION = "Saldo-Spi";

  private ProviderServiceFile() {}

  /**
   * Returns the names of the provider classes and of the channel classes of a drop-in.
   *
   * @throws UnusableJarException if it names no class, a class it does not contain, or one that
   *     cannot run here
   */
  public static DropInServices read(DropInContent content, ClassLoader host)
      throws UnusableJarException {
    DropInServices services =
        new DropInServices(classes(ENTRY, content), classes(CHANNELS, content));
    if (services.providers().isEmpty() && services.channels().isEmpty()) {
      throw new UnusableJarException(
          "it names no provider in %s and no channel in %s; add the file with the name of the class"
              .formatted(ENTRY, CHANNELS));
    }
    for (String name : services.providers()) {
      checkClass(ENTRY, name, content);
    }
    for (String name : services.channels()) {
      checkClass(CHANNELS, name, content);
    }
    checkSpi(content, host);
    return services;
  }

  private static List<String> classes(String entry, DropInContent content) {
    return content.jars().stream()
        .filter(jar -> jar.entries().containsKey(entry))
        .flatMap(jar -> new String(jar.entries().get(entry), StandardCharsets.UTF_8).lines())
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .distinct()
        .toList();
  }

  private static void checkClass(String entry, String name, DropInContent content)
      throws UnusableJarException {
    byte[] file =
        content
            .entry(DropInContent.classEntry(name))
            .orElseThrow(
                () ->
                    new UnusableJarException(
                        "%s names %s, which is not in the jar".formatted(entry, name)));
    int version = ClassFile.javaVersion(file);
    int running = Runtime.version().feature();
    if (version > running) {
      throw new UnusableJarException(
          "it is built for Java %d, but this is Java %d; run Saldo with Java %d or build the jar with --release %d"
              .formatted(version, running, version, running));
    }
  }

  private static void checkSpi(DropInContent content, ClassLoader host)
      throws UnusableJarException {
    for (JarFileContent jar : content.jars()) {
      Attributes attributes = jar.attributes();
      String required = attributes.getValue(SPI_VERSION);
      if (required != null && !required.equals(String.valueOf(BalanceProvider.SPI_VERSION))) {
        throw new UnusableJarException(
            "it needs version %s of Saldo's SPI, but this Saldo has version %d; get a jar built for this Saldo"
                .formatted(required, BalanceProvider.SPI_VERSION));
      }
    }
    String missing = SpiUsageCheck.missing(content, host).orElse("");
    if (!missing.isEmpty()) {
      throw new UnusableJarException(
          "it is built for another version of Saldo: it uses %s, which this one does not have; get a jar built for this version"
              .formatted(missing));
    }
  }
}
