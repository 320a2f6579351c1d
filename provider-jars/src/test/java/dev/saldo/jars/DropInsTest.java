package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.account.Account;
import dev.saldo.account.ConfigNode.Mapping;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.Problems;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.account.RefusedProvider;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.poll.BalancePoller;
import dev.saldo.poll.PollResult;
import dev.saldo.poll.PollResult.Failed;
import dev.saldo.poll.PollResult.Sampled;
import dev.saldo.spi.FailureReason;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that were really compiled, in a folder beside each other. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DropInsTest {

  private static final Zoo.Bad UNEXPECTED = new Zoo.Bad(() -> new byte[0], "nothing was to fail");

  @TempDir private Path root;
  private Path folder;
  private Path trustFile;
  private HttpServer vendor;
  private final AtomicInteger questions = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    folder = Files.createDirectory(root.resolve("providers"));
    trustFile = root.resolve("trusted-providers");
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/",
        exchange -> {
          questions.incrementAndGet();
          byte[] answer = "42.50".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    vendor.start();
  }

  @AfterEach
  void stop() {
    vendor.stop(0);
  }

  @Test
  void eachBadJarIsNamedWithItsCauseAndTheGoodOnesLoad() throws IOException {
    Zoo.good("good").write(folder.resolve("good.jar"));
    Map<String, Zoo.Bad> bad = Zoo.unloadable();
    for (Map.Entry<String, Zoo.Bad> jar : bad.entrySet()) {
      Files.write(folder.resolve(jar.getKey()), jar.getValue().jar().get());
    }
    Files.createDirectory(folder.resolve("a folder.jar"));
    Files.writeString(folder.resolve("notes.txt"), "not meant as a jar");

    ProviderRegistry registry = trusting().registry();

    assertThat(names(registry)).containsExactly("good");
    bad.forEach(
        (file, jar) ->
            assertThat(registry.refused())
                .filteredOn(r -> r.location().equals(folder.resolve(file).toString()))
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
    Zoo.good("good").write(folder.resolve("good.jar"));
    Zoo.good("fine").write(folder.resolve("fine.jar"));
    for (Map.Entry<String, Zoo.Bad> jar : bad.entrySet()) {
      Files.write(folder.resolve(jar.getKey() + ".jar"), jar.getValue().jar().get());
    }
    ProviderRegistry registry = trusting().registry();
    assertThat(registry.refused()).isEmpty();
    List<OpenAccount> accounts = new ArrayList<>();
    registry.providers().forEach(p -> accounts.add(opened(p.name(), registry)));

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
    assertThat(questions).hasValue(2);
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(Authenticator.getDefault()).isSameAs(authenticator);
  }

  @Test
  void twoJarsOfOneNameAreBothRefusedAndBothNamed() throws IOException {
    Zoo.good("same").write(folder.resolve("one.jar"));
    Zoo.good("same").entry("more.txt", new byte[1]).write(folder.resolve("two.jar"));
    ProviderRegistry registry = trusting().registry();
    assertThat(registry.providers()).isEmpty();
    assertThat(registry.refused())
        .hasSize(2)
        .allSatisfy(
            r ->
                assertThat(r.why())
                    .contains(
                        folder.resolve("one.jar").toString(),
                        folder.resolve("two.jar").toString()));
  }

  @Test
  void aLinkToAPlaceOutsideIsRefused() throws IOException {
    Path outside = Zoo.good("outside").write(root.resolve("outside.jar"));
    Files.createSymbolicLink(folder.resolve("link.jar"), outside);
    Zoo.good("inside").write(folder.resolve("inside.jar"));
    Files.createSymbolicLink(folder.resolve("dangling.jar"), root.resolve("gone.jar"));
    ProviderRegistry registry = trusting().registry();
    assertThat(names(registry)).containsExactly("inside");
    assertThat(registry.refused())
        .extracting(RefusedProvider::what)
        .containsExactlyInAnyOrder("link.jar", "dangling.jar");
  }

  @Test
  void aFolderOfJarsIsOneDropInWithItsOwnLibraries() throws IOException {
    Path together = Files.createDirectory(folder.resolve("acme"));
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
    ProviderRegistry registry = trusting().registry();
    assertThat(registry.refused()).isEmpty();
    assertThat(registry.find("acme").orElseThrow().location()).isEqualTo(together.toString());
    assertThat(read("acme", registry)).isEqualTo("7");
  }

  @Test
  void aDropInSeesNothingOfSaldoButTheSpi() throws IOException {
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
          .write(folder.resolve("curious.jar"));
      assertThat(read("curious", trusting().registry())).as(hidden).isEqualTo("0");
    }
  }

  @Test
  void aJarBuiltAgainstAnOlderSpiRuns() throws IOException {
    Zoo.early("early").write(folder.resolve("early.jar"));
    ProviderRegistry registry = trusting().registry();
    assertThat(registry.refused()).isEmpty();
    assertThat(read("early", registry)).isEqualTo("1");
  }

  @Test
  void saldosFeignIsThereForAJarThatBringsNone() throws IOException {
    String asks =
        "return List.of(balance(feign.Request.HttpMethod.GET.isWithBody() ? \"1\" : \"2\"));";
    Zoo.provider("thin", "", asks).write(folder.resolve("thin.jar"));
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
        .write(folder.resolve("fat.jar"));
    ProviderRegistry registry = trusting().registry();
    assertThat(read("thin", registry)).isEqualTo("2");
    assertThat(read("fat", registry)).isEqualTo("1");
  }

  @Test
  void theContextIsTheDropInsOwnInEveryCall() throws IOException {
    String check =
        "if (Thread.currentThread().getContextClassLoader() != Context.class.getClassLoader())"
            + " { throw new IllegalStateException(); }";
    Zoo.provider(
            "context",
            "public Context() { %1$s } static { %1$s }".formatted(check),
            check + " return List.of(balance(\"1\"));")
        .write(folder.resolve("context.jar"));
    assertThat(read("context", trusting().registry())).isEqualTo("1");
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
        .write(folder.resolve("reader.jar"));
    assertThat(read("reader", trusting().registry())).isEqualTo("3.25");
  }

  @Test
  void nothingRunsBeforeSomebodyTrustsIt() throws IOException {
    Path ran = root.resolve("ran");
    Path jar =
        new CompiledJar()
            .source(
                "zoo.Secretive",
                """
                package zoo;
                import dev.saldo.spi.*;
                @Secretive.Feels(Secretive.Mood.SLY)
                @BalanceProvider.TalksTo("api.secretive.example")
                public class Secretive implements BalanceProvider<Secretive.Config> {
                  static { mark(); }
                  public enum Way { TO_AND_FRO, ROUND; static { mark(); } }
                  public enum Mood { SLY; static { mark(); } }
                  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                  public @interface Feels { Mood value(); }
                  @Feels(Mood.SLY)
                  public record Config(@Feels(Mood.SLY) java.net.URI url,
                      @Setting("how it goes") @Feels(Mood.SLY) Way way) {
                    static { mark(); }
                  }
                  static void mark() {
                    try { new java.io.File("%s").createNewFile(); }
                    catch (java.io.IOException e) { throw new Error(e); }
                  }
                  public String name() { return "secretive"; }
                  public Class<Config> configType() { return Config.class; }
                  public BalanceSource open(Config config, ProviderContext context) {
                    return java.util.List::of;
                  }
                }
                """
                    .formatted(ran))
            .service("zoo.Secretive")
            .write(folder.resolve("secretive.jar"));
    DropIns dropIns = cautious();

    ProviderRegistry registry = dropIns.registry();
    assertThat(registry.providers()).isEmpty();
    UntrustedProvider offered = registry.untrusted().getFirst();
    assertThat(offered.what()).isEqualTo("secretive");
    assertThat(offered.location()).isEqualTo(jar.toString());
    assertThat(offered.hosts()).containsExactly("api.secretive.example");
    assertThat(offered.settings()).extracting(s -> s.key()).containsExactly("url", "way");
    assertThat(offered.settings()).extracting(s -> s.typeName()).contains("to-and-fro | round");
    assertThat(offered.settings()).extracting(s -> s.text()).contains("how it goes");
    assertThat(registry.explainMissing("secretive"))
        .contains("is not trusted yet", "saldo providers trust " + jar);
    assertThat(ran).doesNotExist();

    assertThat(TrustedJars.in(trustFile).add(offered.checksum(), "secretive.jar")).isTrue();
    assertThat(dropIns.refresh()).isTrue();
    assertThat(names(dropIns.registry())).containsExactly("secretive");
    assertThat(ran).exists();
  }

  @Test
  void aChangedJarIsAnotherJar() throws IOException {
    Path jar = Zoo.good("acme").write(folder.resolve("acme.jar"));
    String checksum = cautious().registry().untrusted().getFirst().checksum();
    TrustedJars.in(trustFile).add(checksum, "acme.jar");
    DropIns dropIns = cautious();
    assertThat(names(dropIns.registry())).containsExactly("acme");
    Zoo.provider("acme", "", "return null;").write(jar);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().providers()).isEmpty();
    assertThat(dropIns.registry().untrusted()).hasSize(1);
  }

  @Test
  void trustCanBeTakenBack() throws IOException {
    Zoo.good("acme").write(folder.resolve("acme.jar"));
    TrustedJars.in(trustFile)
        .add(cautious().registry().untrusted().getFirst().checksum(), "acme.jar");
    DropIns dropIns = cautious();
    Files.writeString(trustFile, "# nobody\n");
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().providers()).isEmpty();
  }

  @Test
  void jarsComeAndGoWhileOthersStayAsTheyAre() throws IOException {
    Zoo.good("stays").write(folder.resolve("stays.jar"));
    DropIns dropIns = trusting();
    LoadedProvider stays = dropIns.registry().find("stays").orElseThrow();
    assertThat(dropIns.refresh()).isFalse();

    Path jar = folder.resolve("comes.jar");
    byte[] whole = Zoo.good("comes").bytes();
    Files.write(jar, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().refused()).hasSize(1);
    Files.write(jar, whole);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(names(dropIns.registry())).containsExactly("comes", "stays");
    assertThat(dropIns.registry().find("stays")).containsSame(stays);

    Files.delete(jar);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(names(dropIns.registry())).containsExactly("stays");
  }

  @Test
  void anAccountGoesOnWithTheJarItWasOpenedFrom() throws Exception {
    Path jar =
        Zoo.provider("acme", "static class Late { static String one() { return \"1\"; } }", late())
            .write(folder.resolve("acme.jar"));
    DropIns dropIns = trusting();
    OpenAccount old = opened("acme", dropIns.registry());
    Zoo.provider("acme", "static class Late { static String one() { return \"2\"; } }", late())
        .write(jar);
    assertThat(dropIns.refresh()).isTrue();
    OpenAccount fresh = opened("acme", dropIns.registry());
    assertThat(old.source().fetch().getFirst().amount().value()).isEqualByComparingTo("1");
    assertThat(fresh.source().fetch().getFirst().amount().value()).isEqualByComparingTo("2");
  }

  private static String late() {
    return "return List.of(balance(Late.one()));";
  }

  @Test
  void twoHundredReplacementsLeaveNothingBehind() throws Exception {
    Path jar = folder.resolve("acme.jar");
    DropIns dropIns = trusting();
    byte[][] versions = {
      Zoo.provider("acme", "static final byte[] LARGE = new byte[1 << 20];", late(1)).bytes(),
      Zoo.provider("acme", "static final byte[] LARGE = new byte[1 << 20];", late(2)).bytes()
    };
    BalancePoller poller = new BalancePoller(Clock.systemUTC());
    for (int round = 0; round < 200; round++) {
      Files.write(jar, versions[round % 2]);
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000L * round));
      assertThat(dropIns.refresh()).isTrue();
      assertThat(dropIns.registry().refused()).isEmpty();
      OpenAccount account = opened("acme", dropIns.registry());
      assertThat(poller.poll(List.of(account)).getFirst()).isInstanceOf(Sampled.class);
      account.close();
    }
    assertThat(dropIns.lingering()).isEmpty();
  }

  @Test
  void aDropInThatCannotBeUnloadedIsNamedAndNotReplacedForEver() throws Exception {
    Path jar = folder.resolve("sticky.jar");
    byte[] sticky =
        Zoo.provider(
                "sticky",
                "static { Thread t = new Thread(() -> { while (true) { try { Thread.sleep(99999); }"
                    + " catch (InterruptedException e) { } } }); t.setDaemon(true); t.start(); }",
                late(1))
            .bytes();
    DropIns dropIns = trusting();
    for (int round = 0; round < 10; round++) {
      Files.write(jar, sticky);
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000L * round));
      dropIns.refresh();
    }
    assertThat(dropIns.lingering()).containsExactly(jar.toString());
    assertThat(dropIns.registry().refused())
        .extracting(RefusedProvider::why)
        .containsExactly("5 former versions of it are still in memory; restart Saldo");
  }

  @Test
  void accountsFollowTheirJarsAndEachPollReadsEachOnce() throws Exception {
    Path jar = folder.resolve("acme.jar");
    Zoo.good("stays").write(folder.resolve("stays.jar"));
    Zoo.provider("acme", "", "read(); return List.of(balance(\"1\"));").write(jar);
    DropIns dropIns = trusting();
    BalancePoller poller = new BalancePoller(Clock.systemUTC());
    List<Account> accounts =
        List.of(account("acme", "acme"), account("stays", "stays"), account("new", "new"));
    try (LiveAccounts live =
        new LiveAccounts(
            dropIns, poller, accounts, (account, registry) -> open(account, registry))) {
      assertThat(live.open()).hasSize(2);
      OpenAccount stays = live.open().getLast();
      AtomicBoolean done = new AtomicBoolean();
      List<PollResult> results = Collections.synchronizedList(new ArrayList<>());
      Thread polls =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (!done.get()) {
                      try {
                        results.addAll(poller.poll(live.open()));
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }
                  });
      for (int round = 2; round < 12; round++) {
        Zoo.provider("acme", "", "read(); return List.of(balance(\"" + round + "\"));").write(jar);
        if (round == 6) {
          Zoo.good("new").write(folder.resolve("new.jar"));
        }
        assertThat(live.refresh()).isTrue();
      }
      assertThat(live.refresh()).isFalse();
      done.set(true);
      polls.join();
      assertThat(live.open()).hasSize(3);
      assertThat(live.open().get(1)).isSameAs(stays);
      assertThat(results).isNotEmpty().allMatch(Sampled.class::isInstance);
      assertThat(questions.get()).isEqualTo(results.size());
      Files.delete(jar);
      assertThat(live.refresh()).isTrue();
      assertThat(live.open()).extracting(a -> a.account().name()).containsExactly("stays", "new");
    }
  }

  private static String late(int amount) {
    return "return List.of(balance(\"" + amount + "\"));";
  }

  private DropIns trusting() {
    return DropIns.load(
        List.of(new DropInFolder(folder, true), new DropInFolder(root.resolve("none"), true)),
        TrustedJars.in(trustFile),
        Set.of());
  }

  private DropIns cautious() {
    return DropIns.load(
        List.of(new DropInFolder(folder, false)), TrustedJars.in(trustFile), Set.of());
  }

  private String read(String provider, ProviderRegistry registry) {
    try {
      OpenAccount account = opened(provider, registry);
      PollResult result = new BalancePoller(Clock.systemUTC()).poll(List.of(account)).getFirst();
      assertThat(result).as(result.toString()).isInstanceOf(Sampled.class);
      return String.valueOf(((Sampled) result).balances().getFirst().amount().raw());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private OpenAccount opened(String provider, ProviderRegistry registry) {
    return open(account(provider, provider), registry).orElseThrow();
  }

  private static Account account(String name, String provider) {
    return new Account(name, provider, Account.DEFAULT_EVERY, Duration.ofSeconds(3));
  }

  private Optional<OpenAccount> open(Account account, ProviderRegistry registry) {
    Problems problems = new Problems("test");
    Mapping settings =
        Mapping.of(Map.of("url", "http://127.0.0.1:" + vendor.getAddress().getPort() + "/"));
    References none = new References(name -> null, Path.of(""));
    Optional<OpenAccount> open =
        registry.open(account, settings, account.name(), none, Clock.systemUTC(), problems);
    assertThat(problems.found()).isEmpty();
    return open;
  }

  private static List<String> names(ProviderRegistry registry) {
    return registry.providers().stream().map(LoadedProvider::name).toList();
  }
}
