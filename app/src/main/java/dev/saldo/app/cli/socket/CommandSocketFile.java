package dev.saldo.app.cli.socket;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code NAME.sock} next to a history file. It is the socket itself or, where the path is
 * longer than the system allows for sockets, a text file with the path of a socket in a private
 * folder. Only the process that holds the history creates it, so that an older one is stale.
 */
final class CommandSocketFile {

  private static final String DATABASE_SUFFIX = ".mv.db";
  private static final String SOCKET = "s";
  private static final String FOLDER_PREFIX = "saldo-";

  /** The shortest limit of the systems, that of macOS, without the final zero. */
  private static final int LONGEST_PATH = 103;

  private static final int LARGEST_POINTER = 4096;

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path file;

  private CommandSocketFile(Path file) {
    this.file = file;
  }

  /** Returns the socket file of a history, which need not exist. */
  static Path path(Path database) {
    String name = String.valueOf(database.getFileName());
    String base =
        name.endsWith(DATABASE_SUFFIX)
            ? name.substring(0, name.length() - DATABASE_SUFFIX.length())
            : name;
    return database.resolveSibling(base + ".sock");
  }

  /**
   * Returns the address at which a service may answer; empty if there is none.
   *
   * @param directory the working directory
   */
  static Optional<UnixDomainSocketAddress> find(Path database, Path directory) {
    Path file = path(database);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Path socket = pointed(file).orElse(file);
      return candidates(socket, directory)
          .filter(CommandSocketFile::isShort)
          .findFirst()
          .map(UnixDomainSocketAddress::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Stream<Path> candidates(Path socket, Path directory) throws IOException {
    return socket.startsWith(directory)
        ? Stream.of(socket, directory.relativize(socket), socket.toRealPath())
        : Stream.of(socket, socket.toRealPath());
  }

  /** Binds a server and publishes its address next to the history. */
  static CommandSocketFile bind(
      ServerSocketChannel server, Path database, UnaryOperator<@Nullable String> environment)
      throws IOException {
    Path file = path(database);
    discardPointed(file);
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path staging = Files.createTempDirectory(folder, ".sock-", OWNER_ONLY);
    try {
      Path made = staging.resolve(SOCKET);
      if (isShort(made) && isShort(file)) {
        server.bind(UnixDomainSocketAddress.of(made));
        giveRights(made, database);
      } else {
        Path socket = bindElsewhere(server, database, environment);
        Files.writeString(made, socket.toString(), StandardCharsets.UTF_8);
        giveRights(made, database);
      }
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(staging.resolve(SOCKET));
      Files.delete(staging);
    }
    return new CommandSocketFile(file);
  }

  private static Path bindElsewhere(
      ServerSocketChannel server, Path database, UnaryOperator<@Nullable String> environment)
      throws IOException {
    Path folder = Files.createTempDirectory(runtime(environment), FOLDER_PREFIX, OWNER_ONLY);
    Path socket = folder.resolve(SOCKET);
    server.bind(UnixDomainSocketAddress.of(socket));
    giveRights(socket, database);
    Set<PosixFilePermission> rights = EnumSet.of(PosixFilePermission.OWNER_EXECUTE);
    rights.addAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    Set<PosixFilePermission> given = Files.getPosixFilePermissions(socket);
    if (given.contains(PosixFilePermission.GROUP_WRITE)) {
      giveRights(folder, database);
      rights.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (given.contains(PosixFilePermission.OTHERS_WRITE)) {
      rights.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(folder, rights);
    return socket;
  }

  /** Returns the folder for sockets of this user: that of the service, of the session, or any. */
  private static Path runtime(UnaryOperator<@Nullable String> environment) {
    return Stream.of("RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR")
        .map(environment)
        .filter(Objects::nonNull)
        .map(folder -> Path.of(folder.split(":", 2)[0]))
        .filter(Files::isWritable)
        .findFirst()
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
  }

  /** Gives a file the owner, the group and the mode of the history, as far as this is allowed. */
  private static void giveRights(Path file, Path database) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    PosixFileAttributes kept = Files.readAttributes(database, PosixFileAttributes.class);
    Set<PosixFilePermission> mode = EnumSet.copyOf(kept.permissions());
    mode.removeAll(
        EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_EXECUTE));
    mode.addAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    try {
      view.setGroup(kept.group());
    } catch (IOException e) {
      mode.removeAll(EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
    }
    view.setPermissions(mode);
    try {
      view.setOwner(kept.owner());
    } catch (IOException e) {
      // Only an administrator may give a file to another user.
    }
  }

  private static boolean isShort(Path path) {
    return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
  }

  private static Optional<Path> pointed(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_POINTER) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void discardPointed(Path file) throws IOException {
    Optional<Path> socket = pointed(file);
    Path folder = socket.map(Path::getParent).orElse(null);
    if (folder != null
        && String.valueOf(folder.getFileName()).startsWith(FOLDER_PREFIX)
        && socket.get().endsWith(SOCKET)
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.deleteIfExists(socket.get());
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        // Left by another user: the system cleans its folders for temporary files.
      }
    }
  }

  /** Removes the file and the socket. */
  void remove() throws IOException {
    discardPointed(file);
    Files.deleteIfExists(file);
  }
}
