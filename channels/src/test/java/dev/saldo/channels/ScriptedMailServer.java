package dev.saldo.channels;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on a loopback port that gives the replies of a script, whatever they mean. */
final class ScriptedMailServer implements AutoCloseable {

  /** The key of a line that the server repeats until the client has enough. */
  static final String ENDLESS_GREETING = "endless greeting";

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final Map<String, String> script;
  private final Optional<SSLContext> tls;

  /** Starts a server that replies to the commands that begin with a key, and 250 to others. */
  ScriptedMailServer(Map<String, String> script) {
    this(script, Optional.empty());
  }

  /** Starts a server that demands STARTTLS, and accepts everything after it. */
  static ScriptedMailServer demandingTls(SSLContext tls) {
    return new ScriptedMailServer(
        Map.of(
            "EHLO", "250-mail.example\r\n250 STARTTLS",
            "STARTTLS", "220 go ahead",
            "MAIL", "530 5.7.0 Must issue a STARTTLS command first"),
        Optional.of(tls));
  }

  private ScriptedMailServer(Map<String, String> script, Optional<SSLContext> tls) {
    this.script = Map.copyOf(script);
    this.tls = tls;
    try {
      listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  URI uri() {
    return URI.create("smtp://127.0.0.1:" + listener.getLocalPort());
  }

  List<String> commands() {
    return List.copyOf(commands);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket connection = listener.accept();
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        return; // the server is being closed
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      while (script.containsKey(ENDLESS_GREETING)) {
        say(connection, script.get(ENDLESS_GREETING));
      }
      say(connection, "220 mail.example ESMTP");
      if (converse(connection, script)) {
        SSLSocket secured =
            (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(connection, null, 0, true);
        secured.setUseClientMode(false);
        converse(secured, Map.of());
      }
    } catch (IOException e) {
      return; // the client has closed the connection
    }
  }

  /** Returns whether the client changes to TLS, rather than ends the connection. */
  private boolean converse(Socket connection, Map<String, String> replies) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (data && !line.equals(".")) {
        continue;
      }
      commands.add(line);
      data = line.equals("DATA");
      say(connection, reply(line, replies));
      if (line.equals("STARTTLS")) {
        return true;
      }
    }
    return false;
  }

  private static String reply(String command, Map<String, String> replies) {
    return replies.entrySet().stream()
        .filter(entry -> command.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(command.equals("DATA") ? "354 go on" : "250 ok");
  }

  private static void say(Socket connection, String reply) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write((reply + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
