package dev.saldo.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.saldo.app.cli.CommandRun.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trials of channels, and the check of the settings, with receivers on loopback. */
final class AlertChannelCommandTest {

  private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
  private static final String ACCOUNT =
      """
      accounts:
        - name: otp
          provider: http-json
          settings: {url: "http://127.0.0.1:9", amount-pointer: /a, unit: EUR}
      """;

  @TempDir private static Path directory;
  private static CommandRun saldo;
  private static HttpServer server;
  private static String channels = "";

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          RECEIVED.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(
              exchange.getRequestURI().getPath().startsWith("/gone") ? 410 : 202, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    saldo = new CommandRun(directory);
    saldo.environment.put("CHAT", url + "/chat?sig=s3cr3t");
    saldo.environment.put("GONE", url + "/gone/s3cr3t");
    channels =
        """
        channels:
          chat: {type: teams, url: "${env:CHAT}"}
          gone: {type: slack, url: "${env:GONE}"}
          bad: {type: slack}
          hook: {type: exec, command: ["true"], sends-over: [otp]}
        """;
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void aTestIsSentNowAndSaysWhatCannotBeKnown() {
    saldo.write("saldo.yaml", ACCOUNT + channels);
    RECEIVED.clear();
    Outcome accepted = saldo.run("alerts", "test", "chat");
    assertThat(accepted.exit()).as(accepted.err()).isZero();
    assertThat(accepted.out())
        .isEqualTo(
            "chat (teams): accepted; Teams accepts even a message that it cannot show, so look for"
                + " it in the channel\n");
    assertThat(RECEIVED).singleElement().asString().contains("Nothing is wrong");
    Outcome all = saldo.run("alerts", "test", "--all");
    assertThat(all.exit()).isEqualTo(3);
    assertThat(all.out())
        .contains("chat (teams): accepted", "gone (slack): not accepted: ", "410")
        .contains("channel bad cannot be used: saldo.yaml:")
        .contains("hook (exec): accepted: the command ended with exit code 0");
    assertThat(all.out() + all.err()).doesNotContain("s3cr3t");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          test            | 2 | name channels or give --all; channels: chat, gone, bad, hook
          test --all chat | 2 | name channels or give --all
          test chta       | 2 | no channel 'chta' in saldo.yaml; did you mean
          """)
  void wrongUsageNamesTheChannels(String command, int exit, String message) {
    saldo.write("saldo.yaml", ACCOUNT + channels);
    Outcome outcome = saldo.run(("alerts " + command).split(" "));
    assertThat(outcome.exit()).isEqualTo(exit);
    assertThat(outcome.err()).contains(message);
  }

  @Test
  void withoutChannelsThereIsNothingToTest() {
    saldo.write("saldo.yaml", ACCOUNT);
    Outcome outcome = saldo.run("alerts", "test", "--all");
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.err()).contains("no channels in saldo.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                            | 5 | there are no rules
          {name: a, when: unauthorized}                 | 5 | channel bad cannot be used: saldo.yaml:
          {name: a, when: unauthorized, channels: [hook]} | 5 | are sent only over otp itself (channel hook)
          {name: a, when: unauthorized, channels: [chat, gone, hook]} | 5 | no rule uses channel bad
          """)
  void theCheckNamesWhatKeepsPeopleFromBeingTold(String rule, int exit, String problem) {
    saldo.write("saldo.yaml", ACCOUNT + channels + "alerts: [" + rule + "]\n");
    Outcome outcome = saldo.run("alerts", "check");
    assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
    assertThat(outcome.out()).contains(problem);
  }

  @Test
  void aGoodSetupIsSaidToBeOne() {
    saldo.write(
        "saldo.yaml",
        ACCOUNT
            + "channels: {chat: {type: teams, url: \"${env:CHAT}\"}}\n"
            + "alerts: [{name: a, when: unauthorized}]\n");
    Outcome outcome = saldo.run("alerts", "check");
    assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out()).isEqualTo("no problem found (rules: 1, channels: 1)\n");
  }
}
