package dev.saldo.jars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.saldo.account.ProviderRegistry;
import dev.saldo.account.UntrustedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No code of a jar runs before the user trusts it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DropInTrustTest {

  @TempDir private Path root;
  private DropInPlace place;

  @BeforeEach
  void prepare() throws IOException {
    place = new DropInPlace(root);
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void noCodeRunsBeforeTheUserTrustsTheJar() throws IOException {
    Path ran = root.resolve("ran");
    Path jar =
        new CompiledJar()
            .source(
                "zoo.Secretive",
                """
                package zoo;
                import dev.saldo.spi.*;
                @Secretive.Feels(Secretive.Mood.SLY)
                @BalanceProvider.Hosts("api.secretive.example")
                public class Secretive implements BalanceProvider<Secretive.Config> {
                  static { mark(); }
                  public enum Way { TO_AND_FRO, ROUND; static { mark(); } }
                  public enum Mood { SLY; static { mark(); } }
                  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                  public @interface Feels { Mood value(); }
                  @Feels(Mood.SLY)
                  public record Config(@Feels(Mood.SLY) java.net.URI url,
                      @Setting("how it goes") @Feels(Mood.SLY) Way way) {
                    static { mark(); }
                  }
                  static void mark() {
                    try { new java.io.File("%s").createNewFile(); }
                    catch (java.io.IOException e) { throw new Error(e); }
                  }
                  public String name() { return "secretive"; }
                  public Class<Config> configType() { return Config.class; }
                  public BalanceSource open(Config config, ProviderContext context) {
                    return java.util.List::of;
                  }
                }
                """
                    .formatted(ran))
            .service("zoo.Secretive")
            .write(place.folder().resolve("secretive.jar"));
    DropIns dropIns = place.cautious();

    ProviderRegistry registry = dropIns.registry();
    assertThat(registry.providers()).isEmpty();
    UntrustedProvider offered = registry.untrusted().getFirst();
    assertThat(offered.what()).isEqualTo("secretive");
    assertThat(offered.location()).isEqualTo(jar.toString());
    assertThat(offered.hosts()).containsExactly("api.secretive.example");
    assertThat(offered.settings()).extracting(s -> s.key()).containsExactly("url", "way");
    assertThat(offered.settings()).extracting(s -> s.typeName()).contains("to-and-fro | round");
    assertThat(offered.settings()).extracting(s -> s.text()).contains("how it goes");
    assertThat(registry.explainMissing("secretive"))
        .contains("is not trusted yet", "saldo providers trust " + jar);
    assertThat(ran).doesNotExist();

    assertThat(TrustedJars.in(place.trustFile()).add(offered.checksum(), "secretive.jar")).isTrue();
    assertThat(dropIns.refresh()).isTrue();
    assertThat(DropInPlace.names(dropIns.registry())).containsExactly("secretive");
    assertThat(ran).exists();
  }

  @Test
  void aChangedJarIsNoLongerTrusted() throws IOException {
    Path jar = Zoo.good("acme").write(place.folder().resolve("acme.jar"));
    String checksum = place.cautious().registry().untrusted().getFirst().checksum();
    TrustedJars.in(place.trustFile()).add(checksum, "acme.jar");
    DropIns dropIns = place.cautious();
    assertThat(DropInPlace.names(dropIns.registry())).containsExactly("acme");
    Zoo.provider("acme", "", "return null;").write(jar);
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().providers()).isEmpty();
    assertThat(dropIns.registry().untrusted()).hasSize(1);
  }

  @Test
  void trustCanBeWithdrawn() throws IOException {
    Zoo.good("acme").write(place.folder().resolve("acme.jar"));
    TrustedJars.in(place.trustFile())
        .add(place.cautious().registry().untrusted().getFirst().checksum(), "acme.jar");
    DropIns dropIns = place.cautious();
    Files.writeString(place.trustFile(), "# none\n");
    assertThat(dropIns.refresh()).isTrue();
    assertThat(dropIns.registry().providers()).isEmpty();
  }
}
