package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.ProcessEnvironment;
import dev.saldo.app.cli.session.SaldoProgram;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import jdk.net.ExtendedSocketOptions;

/**
 * The command socket of a service that holds a history file: it runs the commands of other
 * processes that use this history, each as if it ran alone. Whoever may write to the history file
 * may connect. Thread-safe.
 */
public final class CommandSocket implements AutoCloseable {

  private static final Logger LOG = System.getLogger(CommandSocket.class.getName());
  private static final int MOST_CLIENTS = 64;
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LAST_PATIENCE = Duration.ofSeconds(2);

  private final ServerSocketChannel server;
  private final CommandSocketFile file;
  private final UserPrincipal user;
  private final ServedHistory served;
  private final SaldoProgram program;
  private final ProcessEnvironment service;
  private final HistoryPlaces places;
  private final Semaphore clients = new Semaphore(MOST_CLIENTS);
  private final Set<ServedConnection> connections = ConcurrentHashMap.newKeySet();

  private CommandSocket(
      ServerSocketChannel server,
      CommandSocketFile file,
      UserPrincipal user,
      ServedHistory served,
      SaldoProgram program,
      ProcessEnvironment service) {
    this.server = server;
    this.file = file;
    this.user = user;
    this.served = served;
    this.program = program;
    this.service = service;
    this.places = new HistoryPlaces(served.history());
  }

  /**
   * Opens the socket next to the file of a history and begins to serve. A socket that a killed
   * service left is replaced.
   *
   * @param served the history; it must stay open until the socket is closed
   * @param program runs the commands
   * @param service the environment of the service
   */
  public static CommandSocket open(
      ServedHistory served, SaldoProgram program, ProcessEnvironment service) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      CommandSocketFile file =
          CommandSocketFile.bind(server, served.database(), service.environment());
      CommandSocket socket = new CommandSocket(server, file, ownUser(), served, program, service);
      Thread.ofVirtual().name("saldo-command-socket").start(socket::accept);
      return socket;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Returns whether a service answers at the socket of a history file.
   *
   * @param directory the working directory
   */
  public static boolean isServed(Path database, Path directory) {
    Optional<UnixDomainSocketAddress> address = CommandSocketFile.find(database, directory);
    if (address.isEmpty()) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(address.get())) {
      return channel.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns the user that this process runs as: the owner of what it creates. */
  private static UserPrincipal ownUser() throws IOException {
    Path made = Files.createTempFile("saldo-", ".user");
    try {
      return Files.getOwner(made);
    } finally {
      Files.delete(made);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      clients.acquireUninterruptibly();
      try {
        begin(server.accept());
      } catch (IOException e) {
        clients.release();
        LOG.log(Level.DEBUG, "no client was accepted: {0}", e);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void begin(SocketChannel channel) throws IOException {
    boolean sameUser;
    try {
      sameUser = isOwnUser(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    ServedConnection connection =
        new ServedConnection(new FrameChannel(channel), sameUser, served, places, program, service);
    connections.add(connection);
    Thread.startVirtualThread(() -> serve(connection));
  }

  private boolean isOwnUser(SocketChannel channel) throws IOException {
    return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().equals(user);
  }

  private void serve(ServedConnection connection) {
    try {
      connection.serve();
    } finally {
      connections.remove(connection);
      clients.release();
    }
  }

  /** Refuses new clients, waits a few seconds for running commands and cancels the others. */
  @Override
  public void close() throws IOException {
    file.remove();
    server.close();
    if (!await(PATIENCE)) {
      connections.forEach(ServedConnection::cancel);
      await(LAST_PATIENCE);
    }
  }

  /** Waits until no command runs; returns false if one still does. */
  private boolean await(Duration patience) {
    try {
      boolean ended = clients.tryAcquire(MOST_CLIENTS, patience.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        clients.release(MOST_CLIENTS);
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
