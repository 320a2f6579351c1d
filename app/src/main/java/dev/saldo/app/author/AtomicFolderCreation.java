package dev.saldo.app.author;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A folder that is not there, and then there with everything in it. */
public final class AtomicFolderCreation {

  private AtomicFolderCreation() {}

  /**
   * Writes files into a folder beside the new one and moves it when it is complete.
   *
   * @param folder the new folder, absolute
   * @param files texts by their paths in it
   * @throws FileAlreadyExistsException if there is anything of that name, an empty folder included
   */
  public static void write(Path folder, Map<String, String> files) throws IOException {
    if (Files.exists(folder) || Files.isSymbolicLink(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    Path parent = folder.resolveSibling("").normalize();
    Path part = Files.createTempDirectory(parent, "." + folder.getFileName() + ".");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = part.resolve(file.getKey());
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, file.getValue());
      }
      Files.move(part, folder);
    } catch (IOException e) {
      delete(part);
      throw e;
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
