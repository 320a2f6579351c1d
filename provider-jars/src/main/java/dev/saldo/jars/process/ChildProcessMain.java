package dev.saldo.jars.process;

import dev.saldo.account.Account;
import dev.saldo.account.AccountSettings;
import dev.saldo.account.ConfigurationException;
import dev.saldo.account.ConfigurationProblems;
import dev.saldo.account.OpenAccount;
import dev.saldo.account.ProviderClassOrigin;
import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.References;
import dev.saldo.history.PollResult;
import dev.saldo.history.PollResult.Failed;
import dev.saldo.history.PollResult.Sampled;
import dev.saldo.jars.bytecode.DropInClassLoader;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.UnusableJarException;
import dev.saldo.network.VendorNetwork;
import dev.saldo.poll.BalancePoller;
import dev.saldo.poll.PollPolicy;
import dev.saldo.spi.FailureReason;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The main class of the child process, which reads one account of one drop-in and ends. It reads a
 * {@link ChildProcessRequest} from standard input and writes a {@link ChildProcessAnswer} to
 * standard output.
 */
final class ChildProcessMain {

  /** A single attempt, because the parent process retries. */
  private static final PollPolicy ONCE =
      new PollPolicy(1, Duration.ofDays(365), Duration.ofDays(365));

  private ChildProcessMain() {}

  /** Reads the account; output of the provider is discarded. */
  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err);
    ChildProcessRequest request =
        ChildProcessAnswer.JSON.readValue(line(System.in), ChildProcessRequest.class);
    ChildProcessAnswer answer = answer(request);
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(ChildProcessAnswer.JSON.writeValueAsBytes(answer));
    }
    Runtime.getRuntime().halt(0);
  }

  private static String line(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static ChildProcessAnswer answer(ChildProcessRequest request) {
    try (OpenAccount account = open(request)) {
      PollResult result =
          new BalancePoller(Clock.systemUTC(), ONCE).poll(List.of(account)).getFirst();
      return switch (result) {
        case Sampled sampled -> ChildProcessAnswer.of(sampled.balances());
        case Failed failed -> ChildProcessAnswer.of(failed);
      };
    } catch (UnusableJarException e) {
      return ChildProcessAnswer.of(FailureReason.PROVIDER_FAULT, String.valueOf(e.getMessage()));
    } catch (ConfigurationException e) {
      return ChildProcessAnswer.of(FailureReason.CONFIGURATION, String.join("; ", e.problems()));
    } catch (InterruptedException e) {
      throw new IllegalStateException("no code interrupts this thread", e);
    }
  }

  private static VendorNetwork network(ChildProcessRequest request) {
    return request.network() == null ? VendorNetwork.OF_JAVA : request.network().open();
  }

  private static OpenAccount open(ChildProcessRequest request) throws UnusableJarException {
    DropInContent content = DropInContent.read(Path.of(request.place()));
    if (!content.checksum().equals(request.checksum())) {
      throw new UnusableJarException(request.place() + " was changed; it is loaded again soon");
    }
    ClassLoader loader = DropInClassLoader.toRun(content, ChildProcessMain.class.getClassLoader());
    ProviderRegistry registry =
        ProviderRegistry.load(
            new ProviderClassOrigin(loader, request.place(), Optional.of(request.checksum())));
    Account account =
        new Account(
            request.account(),
            request.provider(),
            Account.DEFAULT_EVERY,
            Duration.ofMillis(request.timeoutMillis()));
    ConfigurationProblems problems = new ConfigurationProblems("settings");
    References values = new References(request.values()::get, Path.of(""));
    return registry
        .open(
            account,
            new AccountSettings(
                ChildProcessSettings.written(request.settings()),
                request.account(),
                values,
                problems,
                network(request)),
            Clock.systemUTC())
        .orElseThrow(() -> new ConfigurationException(problems.found()));
  }
}
