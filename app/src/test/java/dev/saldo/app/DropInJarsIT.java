package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.jars.CompiledJar;
import dev.saldo.jars.Zoo;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drop-in jars, correct and faulty, in the built distribution. */
@Timeout(300)
final class DropInJarsIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> GOOD = List.of("good", "fine", "threads");

  @TempDir private Path folder;
  private HttpServer vendor;
  private final Map<String, AtomicInteger> questions = new ConcurrentHashMap<>();
  private final Map<String, Zoo.Bad> unloadable = Zoo.unloadable();
  private final Map<String, Zoo.Bad> unreadable = Zoo.unreadable();

  /** The outcome of a process. */
  private record Ended(int status, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    vendor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    vendor.createContext(
        "/",
        exchange -> {
          String account = exchange.getRequestURI().getPath().substring(1);
          questions.computeIfAbsent(account, a -> new AtomicInteger()).incrementAndGet();
          byte[] answer = "42.50".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    vendor.start();
    Path jars = Files.createDirectory(folder.resolve("jars"));
    for (String name : GOOD) {
      CompiledJar jar = name.equals("threads") ? Zoo.threads(name) : Zoo.good(name);
      jar.write(jars.resolve(name + ".jar"));
    }
    for (Map.Entry<String, Zoo.Bad> bad : unloadable.entrySet()) {
      Files.write(jars.resolve(bad.getKey()), bad.getValue().jar().get());
    }
    for (Map.Entry<String, Zoo.Bad> bad : unreadable.entrySet()) {
      Files.write(jars.resolve(bad.getKey() + ".jar"), bad.getValue().jar().get());
    }
  }

  @AfterEach
  void stop() {
    vendor.stop(0);
  }

  @Test
  void goodAccountsAreReadOncePerPollAndEachBadJarIsNamedWithItsCause() throws Exception {
    List<String> providers = new ArrayList<>(GOOD);
    providers.addAll(unreadable.keySet());
    configure(providers);

    Ended untrusted = saldo("poll", "-o", "json");
    assertThat(untrusted.status()).isEqualTo(3);
    assertThat(untrusted.err()).contains("provider 'good' is not trusted yet");
    assertThat(questions).isEmpty();

    JsonNode found = JSON.readTree(saldo("--trust-providers", "providers", "-o", "json").out());
    unloadable.forEach(
        (file, bad) ->
            assertThat(reasons(found, file)).as(file).anyMatch(why -> why.contains(bad.cause())));

    for (int poll = 1; poll <= 2; poll++) {
      int times = poll;
      Ended ended = saldo("--trust-providers", "poll", "-o", "json");
      assertThat(ended.status()).as(ended.err()).isEqualTo(3);
      List<String> read = new ArrayList<>();
      for (JsonNode result : JSON.readTree(ended.out()).get("results")) {
        String name = result.get("account").asString();
        if (result.get("outcome").asString().equals("sampled")) {
          read.add(name);
        } else {
          Zoo.Bad bad = unreadable.getOrDefault(name, new Zoo.Bad(() -> new byte[0], "no cause"));
          assertThat(result.get("failure").get("message").asString())
              .as(name)
              .contains(bad.cause());
        }
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(GOOD);
      assertThat(questions.keySet()).isEqualTo(Set.copyOf(GOOD));
      assertThat(questions.values()).allSatisfy(count -> assertThat(count).hasValue(times));
    }
  }

  private static List<String> reasons(JsonNode found, String file) {
    List<String> reasons = new ArrayList<>();
    for (JsonNode refused : found.get("refused")) {
      if (refused.get("location").asString().endsWith(file)) {
        reasons.add(refused.get("reason").asString());
      }
    }
    return reasons;
  }

  private void configure(List<String> providers) throws IOException {
    StringBuilder yaml = new StringBuilder("providers-dir: ./jars\naccounts:\n");
    for (String provider : providers) {
      yaml.append("  - name: ").append(provider).append('\n');
      yaml.append("    provider: ").append(provider).append('\n');
      yaml.append("    timeout: 5s\n    settings: {url: 'http://127.0.0.1:");
      yaml.append(vendor.getAddress().getPort()).append('/').append(provider).append("'}\n");
    }
    Files.writeString(folder.resolve("saldo.yaml"), yaml);
  }

  private Ended saldo(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("saldo.distribution") + "/bin/saldo");
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("SALDO_JAVA", System.getProperty("java.home") + "/bin/java");
    builder.environment().put("SALDO_AOT", "off");
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
