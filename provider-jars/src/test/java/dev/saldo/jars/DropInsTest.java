package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.net.Authenticator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Compiled jars next to each other in a folder. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DropInsTest {

  private static final Zoo.Bad UNEXPECTED = new Zoo.Bad(() -> new byte[0], "no failure expected");

  @TempDir private Path root;
  private DropInPlace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new DropInPlace(root);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void eachBadJarIsNamedWithItsCauseAndTheGoodOnesLoad() throws IOException {
    Zoo.good("good").write(place.folder().resolve("good.jar"));
    Map<String, Zoo.Bad> bad = Zoo.unloadable();
    for (Map.Entry<String, Zoo.Bad> jar : bad.entrySet()) {
      Files.write(place.folder().resolve(jar.getKey()), jar.getValue().jar().get());
    }
    Files.createDirectory(place.folder().resolve("a folder.jar"));
    Files.writeString(place.folder().resolve("notes.txt"), "not meant as a jar");

    ProviderRegistry registry = place.trusting().registry();

    assertThat(DropInPlace.names(registry)).containsExactly("good");
    bad.forEach(
        (file, jar) ->
            assertThat(registry.refused())
                .filteredOn(r -> r.location().equals(place.folder().resolve(file).toString()))
                .as(file)
                .extracting(RefusedProvider::why)
                .singleElement()
                .satisfies(why -> assertThat(why).contains(jar.cause()).doesNotContain("\n")));
    assertThat(registry.refused()).hasSize(bad.size() + 1);
  }

  @Test
  void eachAccountIsReadOnceWhateverTheOthersDo() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Authenticator authenticator = Authenticator.getDefault();
    Map<String, Zoo.Bad> bad = Zoo.unreadable();
    Zoo.good("good").write(place.folder().resolve("good.jar"));
    Zoo.good("fine").write(place.folder().resolve("fine.jar"));
    for (Map.Entry<String, Zoo.Bad> jar : bad.entrySet()) {
      Files.write(place.folder().resolve(jar.getKey() + ".jar"), jar.getValue().jar().get());
    }
    ProviderRegistry registry = place.trusting().registry();
    assertThat(registry.refused()).isEmpty();
    List<OpenAccount> accounts = new ArrayList<>();
    registry.providers().forEach(p -> accounts.add(place.opened(p.name(), registry)));

    List<PollResult> results = new BalancePoller(Clock.systemUTC()).poll(accounts);

    assertThat(results).hasSize(bad.size() + 2);
    for (PollResult result : results) {
      String name = result.account().name();
      if (result instanceof Sampled sampled) {
        assertThat(name).isIn("good", "fine");
        assertThat(sampled.balances().getFirst().amount().value()).isEqualByComparingTo("42.5");
      } else {
        Failed failed = (Failed) result;
        assertThat(failed.message()).as(name).contains(bad.getOrDefault(name, UNEXPECTED).cause());
        assertThat(failed.message()).doesNotContain("hunter2");
        assertThat(failed.reason())
            .isEqualTo(
                name.equals("never-returns")
                    ? FailureReason.TIMEOUT
                    : FailureReason.PROVIDER_FAULT);
      }
    }
    assertThat(place.requests()).isEqualTo(2);
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(Authenticator.getDefault()).isSameAs(authenticator);
  }

  @Test
  void twoJarsWithOneProviderNameAreBothRefusedAndNamed() throws IOException {
    Zoo.good("same").write(place.folder().resolve("one.jar"));
    Zoo.good("same").entry("more.txt", new byte[1]).write(place.folder().resolve("two.jar"));
    ProviderRegistry registry = place.trusting().registry();
    assertThat(registry.providers()).isEmpty();
    assertThat(registry.refused())
        .hasSize(2)
        .allSatisfy(
            r ->
                assertThat(r.why())
                    .contains(
                        place.folder().resolve("one.jar").toString(),
                        place.folder().resolve("two.jar").toString()));
  }

  @Test
  void aLinkToAFileOutsideTheFolderIsRefused() throws IOException {
    Path outside = Zoo.good("outside").write(root.resolve("outside.jar"));
    Files.createSymbolicLink(place.folder().resolve("link.jar"), outside);
    Zoo.good("inside").write(place.folder().resolve("inside.jar"));
    Files.createSymbolicLink(place.folder().resolve("dangling.jar"), root.resolve("gone.jar"));
    ProviderRegistry registry = place.trusting().registry();
    assertThat(DropInPlace.names(registry)).containsExactly("inside");
    assertThat(registry.refused())
        .extracting(RefusedProvider::what)
        .containsExactlyInAnyOrder("link.jar", "dangling.jar");
  }

  @Test
  void aFolderOfJarsIsOneDropInWithItsOwnLibraries() throws IOException {
    Path together = Files.createDirectory(place.folder().resolve("acme"));
    Zoo.provider("acme", "", "return List.of(balance(acme.lib.Numbers.one()));")
        .source(
            "acme.lib.Numbers",
            "package acme.lib; public class Numbers { public static String one() { return \"1\"; } }")
        .without("acme/lib/Numbers.class")
        .write(together.resolve("acme.jar"));
    new CompiledJar()
        .source(
            "acme.lib.Numbers",
            "package acme.lib; public class Numbers { public static String one() { return \"7\"; } }")
        .write(together.resolve("numbers.jar"));
    ProviderRegistry registry = place.trusting().registry();
    assertThat(registry.refused()).isEmpty();
    assertThat(registry.find("acme").orElseThrow().location()).isEqualTo(together.toString());
    assertThat(place.read("acme", registry)).isEqualTo("7");
  }

  @Test
  void aDropInSeesOnlyTheSpiOfSaldo() throws IOException {
    for (String hidden :
        List.of(
            "dev.saldo.account.Account",
            "dev.saldo.jars.DropIns",
            "org.objectweb.asm.ClassReader",
            "org.junit.jupiter.api.Test")) {
      Zoo.provider(
              "curious",
              "",
              """
              try {
                Class.forName("%s");
                return List.of(balance("1"));
              } catch (ClassNotFoundException e) {
                return List.of(balance("0"));
              }
              """
                  .formatted(hidden))
          .write(place.folder().resolve("curious.jar"));
      assertThat(place.read("curious", place.trusting().registry())).as(hidden).isEqualTo("0");
    }
  }

  @Test
  void aJarBuiltAgainstAnOlderSpiRuns() throws IOException {
    Zoo.early("early").write(place.folder().resolve("early.jar"));
    ProviderRegistry registry = place.trusting().registry();
    assertThat(registry.refused()).isEmpty();
    assertThat(place.read("early", registry)).isEqualTo("1");
  }

  @Test
  void aJarWithoutFeignUsesSaldos() throws IOException {
    String asks =
        "return List.of(balance(feign.Request.HttpMethod.GET.isWithBody() ? \"1\" : \"2\"));";
    Zoo.provider("thin", "", asks).write(place.folder().resolve("thin.jar"));
    Zoo.provider("fat", "", asks)
        .source(
            "feign.Request",
            """
            package feign;
            public class Request {
              public enum HttpMethod {
                GET;
                public boolean isWithBody() { return true; }
              }
            }
            """)
        .write(place.folder().resolve("fat.jar"));
    ProviderRegistry registry = place.trusting().registry();
    assertThat(place.read("thin", registry)).isEqualTo("2");
    assertThat(place.read("fat", registry)).isEqualTo("1");
  }

  @Test
  void everyCallHasTheDropInsContextClassLoader() throws IOException {
    String check =
        "if (Thread.currentThread().getContextClassLoader() != Context.class.getClassLoader())"
            + " { throw new IllegalStateException(); }";
    Zoo.provider(
            "context",
            "public Context() { %1$s } static { %1$s }".formatted(check),
            check + " return List.of(balance(\"1\"));")
        .write(place.folder().resolve("context.jar"));
    assertThat(place.read("context", place.trusting().registry())).isEqualTo("1");
  }

  @Test
  void resourcesAreFoundInsideTheDropIn() throws IOException {
    Zoo.provider(
            "reader",
            "",
            """
            try (InputStream in = Reader.class.getResourceAsStream("/amount.txt")) {
              return List.of(balance(new String(in.readAllBytes())));
            } catch (IOException e) {
              return null;
            }
            """)
        .entry("amount.txt", "3.25".getBytes(StandardCharsets.UTF_8))
        .write(place.folder().resolve("reader.jar"));
    assertThat(place.read("reader", place.trusting().registry())).isEqualTo("3.25");
  }
}
