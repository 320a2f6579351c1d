package dev.saldo.jars;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Provider jars, good and bad. Each provider reads a number from the address in its setting {@code
 * url}, unless it is meant to misbehave.
 */
public final class Zoo {

  /**
   * A jar that must affect no other.
   *
   * @param jar returns the bytes of the file
   * @param cause a part of the message that Saldo reports
   */
  public record Bad(Supplier<byte[]> jar, String cause) {}

  private static final String READS = "return List.of(balance(read()));";

  private Zoo() {}

  /** Returns a good jar. */
  public static CompiledJar good(String name) {
    return provider(name, "", READS);
  }

  /** Returns a good jar whose threads would keep a process alive. */
  public static CompiledJar threads(String name) {
    return provider(
        name,
        "",
        """
        for (int i = 0; i < 20; i++) {
          new Thread(() -> {
            while (true) { try { Thread.currentThread().join(); } catch (InterruptedException e) { } }
          }).start();
        }
        """
            + READS);
  }

  /** Returns a good jar that was built against the first version of the SPI. */
  public static CompiledJar early(String name) {
    String type = className(name);
    return new CompiledJar()
        .source(
            "dev.saldo.spi.BalanceProvider",
            """
            package dev.saldo.spi;
            public interface BalanceProvider<C extends Record> {
              String name();
              Class<C> configType();
              BalanceSource open(C config, ProviderContext context);
            }
            """)
        .source(
            "zoo." + type,
            """
            package zoo;
            import dev.saldo.spi.*;
            import java.util.List;
            public class %1$s implements BalanceProvider<%1$s.Config> {
              public record Config(java.net.URI url) {}
              public String name() { return "%2$s"; }
              public Class<Config> configType() { return Config.class; }
              public BalanceSource open(Config config, ProviderContext context) {
                return () -> List.of(
                    Balance.of("main", Amount.of(java.math.BigDecimal.ONE), BalanceUnit.money("GHS")));
              }
            }
            """
                .formatted(type, name))
        .without("dev/saldo/spi/BalanceProvider.class")
        .service("zoo." + type);
  }

  /** Returns a jar whose provider has further members and its own way to read. */
  public static CompiledJar provider(String name, String members, String fetch) {
    String type = "zoo." + className(name);
    return new CompiledJar()
        .source(
            type,
            """
            package zoo;
            import dev.saldo.spi.*;
            import java.io.*;
            import java.net.*;
            import java.util.*;
            @BalanceProvider.Hosts("api.%1$s.example")
            public class %2$s implements BalanceProvider<%2$s.Config> {
              public record Config(@Setting("where the balance is") URI url) {}
              %3$s
              public String name() { return "%1$s"; }
              public Class<Config> configType() { return Config.class; }
              public BalanceSource open(Config config, ProviderContext context) {
                return new Source(config);
              }
              record Source(Config config) implements BalanceSource {
                public List<Balance> fetch() {
                  %4$s
                }
                static Balance balance(String amount) {
                  return Balance.of(
                      "main", Amount.of(new java.math.BigDecimal(amount)), BalanceUnit.money("GHS"));
                }
                String read() {
                  try (InputStream in = config.url().toURL().openStream()) {
                    return new String(in.readAllBytes());
                  } catch (IOException e) {
                    throw new BalanceException(FailureReason.UNAVAILABLE, "the vendor is not there");
                  }
                }
              }
            }
            """
                .formatted(name, className(name), members, fetch))
        .service(type);
  }

  /** Returns jars that cannot be loaded, by file name. */
  public static Map<String, Bad> unloadable() {
    Map<String, Bad> jars = new LinkedHashMap<>();
    jars.put("zero-bytes.jar", new Bad(() -> new byte[0], "it is empty"));
    jars.put("text.jar", new Bad(() -> utf8("this is a text, not a jar"), "not a complete jar"));
    byte[] complete = good("half-copied").bytes();
    jars.put(
        "half-copied.jar",
        new Bad(() -> Arrays.copyOf(complete, complete.length * 2 / 3), "its end is missing"));
    jars.put("corrupt.jar", new Bad(() -> damaged(good("corrupt").bytes()), "not a complete jar"));
    jars.put(
        "no-services.jar",
        bad(new CompiledJar().entry("a.txt", utf8("hello")), "it names no provider in META-INF"));
    jars.put(
        "class-of-another-jar.jar",
        bad(new CompiledJar().service("zoo.Good"), "names zoo.Good, which is not in the jar"));
    jars.put(
        "class-missing.jar",
        bad(
            provider("class-missing", "static final class Gone {} Object gone = new Gone();", READS)
                .without("zoo/ClassMissing$Gone.class"),
            "zoo.ClassMissing$Gone"));
    jars.put(
        "newer-java.jar",
        bad(
            good("newer-java").forJava(99, "zoo/NewerJava.class"),
            "it is built for Java 99, but this is Java"));
    jars.put(
        "another-spi.jar",
        bad(good("another-spi").attribute("Saldo-Spi", "2"), "it needs version 2 of Saldo's SPI"));
    jars.put("older-core.jar", bad(usesWhatIsGone(), "dev.saldo.spi.Balance.withFlavour()"));
    jars.put(
        "static-initialiser.jar",
        bad(
            provider("static-initialiser", "static int one = 1 / Integer.parseInt(\"0\");", READS),
            "/ by zero"));
    jars.put(
        "constructor.jar",
        bad(
            provider(
                "constructor", "public Constructor() { throw new Error(\"born dead\"); }", READS),
            "born dead"));
    jars.put(
        "constructor-exits.jar",
        bad(
            provider("constructor-exits", "public ConstructorExits() { System.exit(7); }", READS),
            "it called System.exit, which only Saldo may call"));
    jars.put(
        "no-record.jar",
        bad(
            new CompiledJar()
                .source(
                    "zoo.NoRecord",
                    """
                    package zoo;
                    import dev.saldo.spi.*;
                    @SuppressWarnings({"rawtypes", "unchecked"})
                    public class NoRecord implements BalanceProvider {
                      public String name() { return "no-record"; }
                      public Class configType() { return String.class; }
                      public BalanceSource open(Record config, ProviderContext context) {
                        return java.util.List::of;
                      }
                    }
                    """)
                .service("zoo.NoRecord"),
            "its configType is not a record"));
    jars.put(
        "bad-name.jar",
        bad(provider("bad name", "", READS), "its name 'bad name' does not match [a-z][a-z0-9-]*"));
    return jars;
  }

  /** Returns jars that load but fail when they read, by provider name. */
  public static Map<String, Bad> unreadable() {
    Map<String, Bad> jars = new LinkedHashMap<>();
    failing(jars, "returns-null", "return null;", "it returned null");
    failing(jars, "returns-nothing", "return List.of();", "it returned no balances");
    failing(
        jars,
        "returns-a-hole",
        "return Arrays.asList(balance(\"1\"), null);",
        "NullPointerException");
    failing(
        jars,
        "returns-twins",
        "return List.of(balance(\"1\"), balance(\"2\"));",
        "it returned duplicate bucket 'main'");
    failing(jars, "throws-error", "throw new Error(\"hunter2\");", "it threw java.lang.Error");
    failing(jars, "recurses", "return fetch();", "it threw java.lang.StackOverflowError");
    failing(
        jars,
        "never-returns",
        "while (true) { try { Thread.currentThread().join(); } catch (InterruptedException e) { } }",
        "no complete answer in the time allowed");
    failing(jars, "exits", "System.exit(3); return List.of();", "it called System.exit");
    failing(
        jars,
        "exits-by-reference",
        "java.util.function.IntConsumer exit = System::exit; exit.accept(3); return List.of();",
        "it called System.exit");
    failing(
        jars, "halts", "Runtime.getRuntime().halt(3); return List.of();", "it called Runtime.halt");
    failing(
        jars,
        "changes-locale",
        "Locale.setDefault(Locale.GERMANY); return List.of();",
        "it called Locale.setDefault");
    failing(
        jars,
        "changes-time-zone",
        "TimeZone.setDefault(TimeZone.getTimeZone(\"Asia/Tokyo\")); return List.of();",
        "it called TimeZone.setDefault");
    failing(
        jars,
        "changes-authenticator",
        "Authenticator.setDefault(new Authenticator() {}); return List.of();",
        "it called Authenticator.setDefault");
    jars.put(
        "needs-a-class",
        bad(
            provider("needs-a-class", "static final class Gone {}", "new Gone(); " + READS)
                .without("zoo/NeedsAClass$Gone.class"),
            "class zoo.NeedsAClass$Gone is missing"));
    return jars;
  }

  private static void failing(Map<String, Bad> jars, String name, String fetch, String cause) {
    jars.put(name, bad(provider(name, "", fetch), cause));
  }

  private static Bad bad(CompiledJar jar, String cause) {
    return new Bad(jar::bytes, cause);
  }

  /** Returns a jar compiled against a {@code Balance} with a method that Saldo's never had. */
  private static CompiledJar usesWhatIsGone() {
    return provider("older-core", "", "return List.of(balance(\"1\").withFlavour());")
        .source(
            "dev.saldo.spi.Balance",
            """
            package dev.saldo.spi;
            public class Balance {
              public static Balance of(String bucket, Amount amount, BalanceUnit unit) {
                return new Balance();
              }
              public Balance withFlavour() { return this; }
            }
            """)
        .without("dev/saldo/spi/Balance.class");
  }

  /** Returns the jar with one byte of a compressed class changed. */
  private static byte[] damaged(byte[] jar) {
    byte[] changed = jar.clone();
    changed[changed.length / 2] ^= 0x55;
    return changed;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String className(String name) {
    StringBuilder type = new StringBuilder();
    for (String part : name.replace(' ', '-').split("-", -1)) {
      type.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return type.toString();
  }
}
