package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemdNotifierTest {

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final LoggedLines lines = new LoggedLines(ServiceLog.Form.LOGFMT);
  private SystemdNotifier notifier;

  @BeforeEach
  void create() {
    environment.put("NOTIFY_SOCKET", folder.resolve("notify").toString());
    environment.put("PATH", folder.resolve("none") + ":" + folder);
    notifier = new SystemdNotifier(environment::get, lines.log);
  }

  private void install(String end) throws IOException {
    Path program = folder.resolve("systemd-notify");
    Files.writeString(program, "#!/bin/sh\necho \"$@\" >>\"${0%/*}/calls\"\n" + end + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private void sendAll() throws InterruptedException {
    notifier.ready("watching");
    notifier.alive();
    notifier.stopping();
  }

  @Test
  void eachMessageIsACallOfTheProgram() throws Exception {
    install("exit 0");
    sendAll();
    assertThat(folder.resolve("calls"))
        .hasContent("--ready --status=watching\nWATCHDOG=1\nSTOPPING=1");
    assertThat(lines.all()).isEmpty();
  }

  @Test
  void aFailureIsLoggedWhenItBegins() throws Exception {
    sendAll();
    assertThat(lines.all())
        .singleElement()
        .asString()
        .contains("level=warning event=systemd-failed", "no systemd-notify on the PATH");
    install("exit 3");
    sendAll();
    assertThat(lines.all()).hasSize(1);
    install("exit 0");
    notifier.alive();
    install("exit 3");
    sendAll();
    assertThat(lines.all())
        .hasSize(2)
        .last()
        .asString()
        .contains("systemd-notify ended with code 3");
  }

  @Test
  void withoutSystemdNothingIsCalled() throws Exception {
    install("exit 0");
    environment.remove("NOTIFY_SOCKET");
    notifier = new SystemdNotifier(environment::get, lines.log);
    sendAll();
    assertThat(folder.resolve("calls")).doesNotExist();
  }
}
