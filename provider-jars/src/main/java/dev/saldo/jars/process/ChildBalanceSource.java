package dev.saldo.jars.process;

import dev.saldo.account.Account;
import dev.saldo.account.ConfigurationNode.Mapping;
import dev.saldo.account.References;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.network.VendorNetwork;
import dev.saldo.spi.Balance;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.BalanceSource;
import dev.saldo.spi.FailureReason;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Reads an account in a child process, one for each reading, which is killed after the timeout. Its
 * environment is empty; secrets are passed through standard input.
 */
final class ChildBalanceSource implements BalanceSource {

  private static final int LARGEST_ANSWER = 1 << 20;

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx64m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-Djdk.http.auth.tunneling.disabledSchemes=", // for a proxy with a password
          "-XX:-HeapDumpOnOutOfMemoryError");

  private final Account account;
  private final DropInContent content;
  private final Mapping settings;
  private final References references;
  private final Set<String> secrets;
  private final VendorNetwork network;

  /**
   * Creates a source.
   *
   * @param secrets the keys of the secret settings
   * @param network the proxies and certificates for the vendor
   */
  ChildBalanceSource(
      Account account,
      DropInContent content,
      Mapping settings,
      References references,
      Set<String> secrets,
      VendorNetwork network) {
    this.network = network;
    this.secrets = Set.copyOf(secrets);
    this.account = account;
    this.content = content;
    this.settings = settings;
    this.references = references;
  }

  @Override
  public List<Balance> fetch() {
    ChildProcessSettings resolved = resolveSettings();
    List<String> hidden =
        Stream.concat(
                resolved.values(secrets).stream(), network.secrets().stream().map(Secret::reveal))
            .toList();
    return ask(request(resolved)).hiding(hidden).orThrow();
  }

  private ChildProcessSettings resolveSettings() {
    try {
      return ChildProcessSettings.of(settings, references);
    } catch (IllegalArgumentException e) {
      throw new BalanceException(
          FailureReason.CONFIGURATION, "a setting cannot be read: " + e.getMessage());
    }
  }

  private byte[] request(ChildProcessSettings resolved) {
    return ChildProcessAnswer.JSON.writeValueAsBytes(
        new ChildProcessRequest(
            content.place().toAbsolutePath().toString(),
            content.checksum(),
            account.provider(),
            account.name(),
            resolved.settings(),
            resolved.values(),
            account.timeout().toMillis(),
            network.settings().map(ChildProcessNetwork::of).orElse(null)));
  }

  private ChildProcessAnswer ask(byte[] request) {
    Process process = start();
    try {
      FutureTask<byte[]> output = new FutureTask<>(() -> exchange(process, request));
      Thread.ofVirtual().name("saldo-child-" + account.name()).start(output);
      byte[] answer = output.get(account.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return parse(answer);
    } catch (TimeoutException e) {
      throw new BalanceException(FailureReason.TIMEOUT, "no complete answer in the time allowed");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BalanceException(FailureReason.TIMEOUT, "no complete answer in the time allowed");
    } catch (ExecutionException e) {
      throw providerError("its process ended without an answer");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static byte[] exchange(Process process, byte[] request) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write(request);
    }
    try (InputStream out = process.getInputStream()) {
      return out.readNBytes(LARGEST_ANSWER + 1);
    }
  }

  private static ChildProcessAnswer parse(byte[] answer) {
    if (answer.length == 0) {
      throw providerError("its process ended without an answer");
    }
    if (answer.length > LARGEST_ANSWER) {
      throw providerError("its process answered with more than %d bytes".formatted(LARGEST_ANSWER));
    }
    try {
      return ChildProcessAnswer.JSON.readValue(answer, ChildProcessAnswer.class);
    } catch (JacksonException e) {
      throw providerError("its process gave an incomplete answer");
    }
  }

  private Process start() {
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(OPTIONS);
      command.addAll(List.of("-cp", ChildClassPath.path(), ChildProcessMain.class.getName()));
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(Redirect.DISCARD).directory(null);
      builder.environment().keySet().removeIf(name -> !name.equals("SystemRoot"));
      return builder.start();
    } catch (IOException e) {
      throw new BalanceException(
          FailureReason.PROVIDER_FAULT, "a process could not be started: " + e.getMessage());
    }
  }

  private static BalanceException providerError(String problem) {
    return new BalanceException(FailureReason.PROVIDER_FAULT, "provider error: " + problem);
  }
}
