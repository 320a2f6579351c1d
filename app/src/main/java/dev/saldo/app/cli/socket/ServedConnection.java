package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.ProcessExitCode;
import dev.saldo.app.cli.session.SaldoProgram;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The connection of one client. It reads on a virtual thread; the command has a platform thread,
 * because it computes and would hold up the virtual ones. A command is never interrupted, which
 * would close the files of the database: it ends at its next use of the client or of the history.
 */
final class ServedConnection {

  private static final Logger LOG = System.getLogger(ServedConnection.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FrameChannel channel;
  private final boolean sameUser;
  private final ServedHistory served;
  private final HistoryPlaces places;
  private final SaldoProgram program;
  private final ProcessEnvironment service;
  private final ClientDialogue client;
  private final CountDownLatch begun = new CountDownLatch(1);

  ServedConnection(
      FrameChannel channel,
      boolean sameUser,
      ServedHistory served,
      HistoryPlaces places,
      SaldoProgram program,
      ProcessEnvironment service) {
    this.channel = channel;
    this.sameUser = sameUser;
    this.served = served;
    this.places = places;
    this.program = program;
    this.service = service;
    this.client = new ClientDialogue(channel);
  }

  /** Serves the client until its command has ended. */
  void serve() {
    Thread.startVirtualThread(this::closeIfSilent);
    try (channel) {
      SocketGreeting own = SocketGreeting.of(served.variables());
      SocketGreeting greeting = SocketGreeting.from(channel.read());
      channel.write(FrameType.GREETING, own.encode());
      if (!own.matches(greeting)) {
        return;
      }
      CommandRequest request = CommandRequest.from(channel.read());
      begun.countDown();
      Thread command = Thread.ofPlatform().name("saldo-command").start(() -> run(request));
      listen();
      command.join();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a client of the command socket is gone: {0}", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      begun.countDown();
    }
  }

  private void closeIfSilent() {
    try {
      if (!begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        cancel();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Passes the replies on until the connection ends. */
  private void listen() {
    try {
      while (true) {
        client.receive(channel.read());
      }
    } catch (IOException e) {
      client.end();
      places.takeBack(this);
    }
  }

  private void run(CommandRequest request) {
    PrintStream err = new PrintStream(client.output(FrameType.ERR), true, StandardCharsets.UTF_8);
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(client.output(FrameType.OUT)), false, StandardCharsets.UTF_8);
    try {
      exit(run(request, out, err));
    } catch (ClientGoneException e) {
      LOG.log(Level.DEBUG, "a command was cancelled");
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "a command failed", e);
    } finally {
      places.takeBack(this);
      cancel();
    }
  }

  private int run(CommandRequest request, PrintStream out, PrintStream err) throws IOException {
    Optional<String> refusal = sameUser ? Optional.empty() : HandedOverCommand.findRefusal(request);
    if (refusal.isPresent()) {
      err.println("saldo: " + refusal.get());
      return ProcessExitCode.WRONG_USAGE;
    }
    try (RemoteUserFiles files = new RemoteUserFiles(client, served.database())) {
      ServedCommandHost host = new ServedCommandHost(served, () -> places.lend(this), files, err);
      String[] arguments = request.arguments().toArray(String[]::new);
      int code = program.run(environment(request, out, err), host, arguments);
      out.flush();
      return code;
    }
  }

  private void exit(int code) {
    byte[] content = Frame.encode(List.of(String.valueOf(code)));
    client.send(FrameType.EXIT, content, 0, content.length);
  }

  private ProcessEnvironment environment(CommandRequest request, PrintStream out, PrintStream err) {
    return new ProcessEnvironment(
        name ->
            served.variables().contains(name)
                ? request.variables().get(name)
                : service.environment().apply(name),
        service.clock(),
        request.directory(),
        service.home(),
        client.input(FrameType.READ_INPUT),
        out,
        err,
        request.outIsTerminal(),
        request.errIsTerminal());
  }

  boolean isGone() {
    return client.isGone();
  }

  /** Returns how long the client has not read what the command writes. */
  Duration stall() {
    return channel.stall();
  }

  /** Ends the connection, and with it the command. */
  void cancel() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a connection could not be closed: {0}", e);
    }
  }
}
