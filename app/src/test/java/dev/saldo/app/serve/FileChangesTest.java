package dev.saldo.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileChangesTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("saldo.yaml");
    Files.writeString(file, "one");
  }

  @Test
  void aChangeCountsOnceTheFileIsLeftAlone() throws IOException {
    FileChanges changes = FileChanges.of(file);
    assertThat(changes.check()).isFalse();
    assertThat(changes.isChanged()).isFalse();
    Files.writeString(file, "longer");
    assertThat(changes.isChanged()).isTrue();
    assertThat(changes.check()).isFalse();
    Files.writeString(file, "even longer");
    assertThat(changes.check()).isFalse();
    assertThat(changes.check()).isTrue();
    assertThat(changes.check()).isFalse();
  }

  @Test
  void aReplacedFileOfTheSameSizeIsAChange() throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    FileChanges changes = FileChanges.of(file);
    Path fresh = Files.writeString(folder.resolve("fresh"), "two");
    Files.setLastModifiedTime(fresh, time);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(changes.check()).isFalse();
    assertThat(changes.check()).isTrue();
  }

  @Test
  void aLinkThatPointsElsewhereIsAChange() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    FileChanges changes = FileChanges.of(link);
    Path other = Files.writeString(folder.resolve("other"), "two");
    Files.delete(link);
    Files.createSymbolicLink(link, other);
    assertThat(changes.check()).isFalse();
    assertThat(changes.check()).isTrue();
  }

  @Test
  void aFileThatIsMissingForAMomentIsNoChange() throws IOException {
    FileChanges changes = FileChanges.of(file);
    Path aside = Files.move(file, folder.resolve("aside"));
    assertThat(changes.check()).isFalse();
    assertThat(changes.check()).isFalse();
    Files.move(aside, file);
    assertThat(changes.check()).isFalse();
    assertThat(changes.check()).isFalse();
  }

  @Test
  void aChangeThatWasReadForAnotherReasonIsNone() throws IOException {
    FileChanges changes = FileChanges.of(file);
    Files.writeString(file, "longer");
    assertThat(changes.check()).isFalse();
    changes.accept();
    assertThat(changes.check()).isFalse();
  }
}
