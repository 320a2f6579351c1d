package dev.saldo.jars.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildClassPathTest {

  @TempDir private Path folder;

  @Test
  void aJarWithinAnExecutableJarIsCopied() throws IOException {
    Path executable = folder.resolve("a host.jar");
    byte[] inner = {1, 2, 3};
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(executable))) {
      zip.putNextEntry(new ZipEntry("lib/inner.jar"));
      zip.write(inner);
    }
    Path plain = Files.createFile(folder.resolve("plain one.jar"));
    String path =
        ChildClassPath.join(
            List.of("jar:" + executable.toUri() + "!/lib/inner.jar!/", plain.toUri().toString()));
    String[] parts = path.split(File.pathSeparator);
    assertThat(Path.of(parts[0])).hasBinaryContent(inner);
    assertThat(parts).hasSize(2).endsWith(plain.toString());
  }

  @Test
  void aJarThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> ChildClassPath.join(List.of("jar:file:/nowhere/host.jar!/lib/inner.jar!/")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void thisProcessIsFoundWithoutItsClassPath() throws IOException {
    assertThat(ChildClassPath.path().split(File.pathSeparator))
        .anySatisfy(part -> assertThat(part).contains("asm-"))
        .allSatisfy(part -> assertThat(Path.of(part)).exists());
  }
}
