package dev.saldo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.RefusedProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProviderJarsTest {

  @Test
  void aBadJarIsNamedWithItsCauseAndTheOthersLoad(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("garbage.jar"), "not a zip");
    Files.createFile(folder.resolve("empty.jar"));
    Files.writeString(folder.resolve("readme.txt"), "not a jar at all");
    jar(folder.resolve("silent.jar"), "a.txt", "nothing to see");
    jar(
        folder.resolve("stale.jar"),
        "META-INF/services/dev.saldo.spi.BalanceProvider",
        "com.example.Gone");

    ProviderRegistry registry = ProviderJars.load(List.of(folder, folder.resolve("none")));

    assertThat(registry.providers()).extracting(p -> p.name()).contains("ants", "mysmpp");
    assertThat(registry.refused())
        .extracting(RefusedProvider::location)
        .containsExactlyInAnyOrder(
            folder.resolve("garbage.jar").toString(),
            folder.resolve("empty.jar").toString(),
            folder.resolve("silent.jar").toString(),
            folder.resolve("stale.jar").toString());
    assertThat(registry.refused())
        .extracting(RefusedProvider::why)
        .anyMatch(why -> why.contains("names no provider"))
        .anyMatch(why -> why.contains("com.example.Gone"))
        .anyMatch(why -> why.contains("not a whole jar"));
  }

  private static void jar(Path file, String entry, String text) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
