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

/** Creates a directory atomically: complete or not at all. */
public final class AtomicFolderCreation {

  private AtomicFolderCreation() {}

  /**
   * Writes the files into a temporary sibling directory and moves it into place once it is
   * complete.
   *
   * @param folder the directory to create, absolute
   * @param files the content of each file by its path in the directory
   * @throws FileAlreadyExistsException if the path exists, even as an empty directory
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
