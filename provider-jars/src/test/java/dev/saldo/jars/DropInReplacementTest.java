package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.Account;
import dev.saldo.account.LoadedProvider;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.RefusedProvider;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.poll.BalancePoller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are added, changed and removed while others are in use. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DropInReplacementTest {

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
  void jarsAreAddedAndRemovedWhileOthersAreUnchanged() throws IOException {
    Zoo.good("stays").write(place.folder().resolve("stays.jar"));
    DropIns dropIns = place.trusting();
    LoadedProvider stays = dropIns.registry().find("stays").orElseThrow();
    assertThat(dropIns.refresh()).isFalse();

    Path jar = place.folder().resolve("comes.jar");
    byte[] complete = Zoo.good("comes").bytes();
    Files.write(jar, java.util.Arrays.copyOf(complete, complete.length / 2));
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().refused()).hasSize(1);
    Files.write(jar, complete);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(DropInPlace.names(dropIns.registry())).containsExactly("comes", "stays");
    assertThat(dropIns.registry().find("stays")).containsSame(stays);

    Files.delete(jar);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(DropInPlace.names(dropIns.registry())).containsExactly("stays");
  }

  @Test
  void anAccountKeepsUsingTheJarItWasOpenedFrom() throws Exception {
    Path jar =
        Zoo.provider("acme", "static class Late { static String one() { return \"1\"; } }", late())
            .write(place.folder().resolve("acme.jar"));
    DropIns dropIns = place.trusting();
    OpenAccount old = place.opened("acme", dropIns.registry());
    Zoo.provider("acme", "static class Late { static String one() { return \"2\"; } }", late())
        .write(jar);
    assertThat(dropIns.refresh()).isTrue();
    OpenAccount fresh = place.opened("acme", dropIns.registry());
    assertThat(old.source().fetch().getFirst().amount().value()).isEqualByComparingTo("1");
    assertThat(fresh.source().fetch().getFirst().amount().value()).isEqualByComparingTo("2");
  }

  private static String late() {
    return "return List.of(balance(Late.one()));";
  }

  @Test
  void twoHundredReplacementsLeaveNoOldClassesInMemory() throws Exception {
    Path jar = place.folder().resolve("acme.jar");
    DropIns dropIns = place.trusting();
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
      OpenAccount account = place.opened("acme", dropIns.registry());
      assertThat(poller.poll(List.of(account)).getFirst()).isInstanceOf(Sampled.class);
      account.close();
    }
    assertNothingLingers(dropIns);
  }

  /** The thread of the last reading may hold its loader for a moment after it has answered. */
  private static void assertNothingLingers(DropIns dropIns) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!dropIns.lingering().isEmpty() && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(dropIns.lingering()).isEmpty();
  }

  @Test
  void aDropInThatCannotBeUnloadedIsReportedAndNoLongerReplaced() throws Exception {
    Path jar = place.folder().resolve("sticky.jar");
    byte[] sticky =
        Zoo.provider(
                "sticky",
                "static { Thread t = new Thread(() -> { while (true) { try { Thread.currentThread().join(); }"
                    + " catch (InterruptedException e) { } } }); t.setDaemon(true); t.start(); }",
                late(1))
            .bytes();
    DropIns dropIns = place.trusting();
    for (int round = 0; round < 10; round++) {
      Files.write(jar, sticky);
      Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000_000L * round));
      dropIns.refresh();
    }
    assertThat(dropIns.lingering()).containsExactly(jar.toString());
    assertThat(dropIns.registry().refused())
        .extracting(RefusedProvider::why)
        .containsExactly("5 old versions of it are still in memory; restart Saldo");
  }

  @Test
  void accountsFollowTheirJarsAndEachPollReadsEachOnce() throws Exception {
    Path jar = place.folder().resolve("acme.jar");
    Zoo.good("stays").write(place.folder().resolve("stays.jar"));
    Zoo.provider("acme", "", "read(); return List.of(balance(\"1\"));").write(jar);
    DropIns dropIns = place.trusting();
    BalancePoller poller = new BalancePoller(Clock.systemUTC());
    List<Account> accounts =
        List.of(
            DropInPlace.account("acme", "acme"),
            DropInPlace.account("stays", "stays"),
            DropInPlace.account("new", "new"));
    List<Throwable> unclosed = new ArrayList<>();
    try (LiveAccounts live =
        new LiveAccounts(
            dropIns, poller, accounts, place::open, (account, thrown) -> unclosed.add(thrown))) {
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
          Zoo.good("new").write(place.folder().resolve("new.jar"));
        }
        assertThat(live.refresh()).isTrue();
      }
      assertThat(live.refresh()).isFalse();
      done.set(true);
      polls.join();
      assertThat(live.open()).hasSize(3);
      assertThat(live.open().get(1)).isSameAs(stays);
      assertThat(results).isNotEmpty().allMatch(Sampled.class::isInstance);
      assertThat(place.requests()).isEqualTo(results.size());
      assertThat(unclosed).isEmpty();
      Files.delete(jar);
      assertThat(live.refresh()).isTrue();
      assertThat(live.open()).extracting(a -> a.account().name()).containsExactly("stays", "new");
    }
  }

  @Test
  void accountsAreAddedAndRemovedWhileAPollerLives() throws Exception {
    Zoo.good("good").write(place.folder().resolve("good.jar"));
    Account first = DropInPlace.account("first", "good");
    Account second = DropInPlace.account("second", "good");
    BalancePoller poller = new BalancePoller(Clock.systemUTC());
    try (LiveAccounts live =
        new LiveAccounts(
            place.trusting(), poller, List.of(first), place::open, (account, thrown) -> {})) {
      OpenAccount kept = live.open().getFirst();
      assertThat(live.replace(List.of(second, first))).isTrue();
      assertThat(live.open()).extracting(OpenAccount::account).containsExactly(second, first);
      assertThat(live.open().getLast()).isSameAs(kept);
      assertThat(poller.poll(live.open())).allMatch(Sampled.class::isInstance);
      assertThat(live.replace(List.of(second))).isTrue();
      assertThat(live.open()).extracting(OpenAccount::account).containsExactly(second);
      Account slower = new Account("second", "good", second.every().plusHours(1), second.timeout());
      assertThat(live.replace(List.of(slower))).isTrue();
      assertThat(live.open()).extracting(OpenAccount::account).containsExactly(slower);
      assertThat(live.replace(List.of(slower))).isFalse();
    }
  }

  @Test
  void anExceptionWhileAnAccountIsClosedIsReported() throws Exception {
    Path jar = place.folder().resolve("rude.jar");
    Zoo.provider("rude", "", "return null; } public void close() { throw new Error(\"rude\");")
        .write(jar);
    List<Throwable> unclosed = new ArrayList<>();
    List<Account> accounts = List.of(DropInPlace.account("rude", "rude"));
    BalancePoller poller = new BalancePoller(Clock.systemUTC());
    try (LiveAccounts live =
        new LiveAccounts(
            place.trusting(),
            poller,
            accounts,
            place::open,
            (account, thrown) -> unclosed.add(thrown))) {
      Files.delete(jar);
      assertThat(live.refresh()).isTrue();
      assertThat(live.open()).isEmpty();
    }
    assertThat(unclosed).singleElement().satisfies(e -> assertThat(e).hasMessage("rude"));
  }

  private static String late(int amount) {
    return "return List.of(balance(\"" + amount + "\"));";
  }
}
