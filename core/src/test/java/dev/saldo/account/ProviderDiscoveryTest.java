package dev.saldo.account;

import static dev.saldo.account.ProviderJar.loader;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProviderDiscoveryTest {

  @TempDir private Path folder;

  @Test
  void findsTheProvidersOfAJarAndTheirLocation() throws IOException {
    Path jar =
        jar("two providers.jar").provider("x.B", "\"b\"", "").provider("x.A", "\"a\"", "").write();
    try (URLClassLoader loader = loader(jar)) {
      ProviderRegistry registry = ProviderRegistry.load(loader);
      assertThat(registry.refused()).isEmpty();
      assertThat(registry.providers()).extracting(LoadedProvider::name).containsExactly("a", "b");
      LoadedProvider first = registry.providers().getFirst();
      assertThat(first.location()).isEqualTo(jar.toString());
      assertThat(first.version()).isEmpty();
      assertThat(first.settings()).extracting(SettingDescription::key).containsExactly("user");
    }
  }

  @Test
  void aProviderThatCannotBeConstructedDoesNotAffectOthersOfItsJar() throws IOException {
    ProviderJar jar =
        jar("mixed.jar")
            .service("x.Missing")
            .provider("x.First", "\"first\"", "")
            .provider("x.Thrower", "\"thrower\"", "public Thrower() { throw new Error(\"ctor\"); }")
            .provider("x.Static", "\"static\"", "static int one = 1 / Integer.parseInt(\"0\");")
            .provider("x.Hidden", "\"hidden\"", "private Hidden() {}")
            .provider(
                "x.Needy",
                "\"needy\"",
                "static class Gone {} public Needy() { Gone.class.getName(); }")
            .provider("x.Old", "\"old\"", "")
            .provider("x.Garbage", "\"garbage\"", "")
            .service("dev.saldo.account.Account")
            .provider("x.Last", "\"last\"", "");
    byte[] tooNew = jar.content("x/Old.class").clone();
    tooNew[7] = (byte) 200;
    jar.entry("x/Old.class", tooNew).entry("x/Garbage.class", new byte[] {1, 2, 3});
    Path file = jar.without("x/Needy$Gone.class").write();

    try (URLClassLoader loader = loader(file)) {
      ProviderRegistry registry = ProviderRegistry.load(loader);
      assertThat(registry.providers())
          .extracting(LoadedProvider::name)
          .containsExactly("first", "last");
      assertThat(registry.refused())
          .hasSize(8)
          .allSatisfy(r -> assertThat(r.location()).isEqualTo(file.toString()))
          .extracting(RefusedProvider::why)
          .anySatisfy(why -> assertThat(why).contains("x.Missing not found"))
          .anySatisfy(why -> assertThat(why).contains("x.Thrower", "java.lang.Error: ctor"))
          .anySatisfy(why -> assertThat(why).contains("x.Static", "ArithmeticException: / by zero"))
          .anySatisfy(why -> assertThat(why).contains("x.Hidden"))
          .anySatisfy(
              why -> assertThat(why).contains("x.Needy", "ClassNotFoundException: x.Needy$Gone"))
          .anySatisfy(why -> assertThat(why).contains("UnsupportedClassVersionError", "x/Old"))
          .anySatisfy(why -> assertThat(why).contains("ClassFormatError"))
          .anySatisfy(why -> assertThat(why).contains("dev.saldo.account.Account not a subtype"));
    }
  }

  @Test
  void aProviderIsFoundAfterManyMissingOnes() throws IOException {
    ProviderJar jar = jar("many.jar");
    for (int i = 0; i < 99; i++) {
      jar.service("x.Missing" + i);
    }
    jar.provider("x.Middle", "\"middle\"", "");
    for (int i = 0; i < 99; i++) {
      jar.service("x.Missing" + (100 + i));
    }
    Path file = jar.provider("x.Last", "\"last\"", "").write();
    try (URLClassLoader loader = loader(file)) {
      assertThat(ProviderRegistry.load(loader).providers())
          .extracting(LoadedProvider::name)
          .containsExactly("last", "middle");
    }
  }

  @Test
  void aMalformedServiceFileDoesNotAffectOtherJars() throws IOException {
    Path bad = jar("bad.jar").service("not a class name!").service("x.Any").write();
    Path good = jar("good.jar").provider("x.Good", "\"good\"", "").write();
    try (URLClassLoader loader = loader(bad, good)) {
      ProviderRegistry registry = ProviderRegistry.load(loader);
      assertThat(registry.providers()).extracting(LoadedProvider::name).containsExactly("good");
      assertThat(registry.refused()).isNotEmpty();
    }
  }

  @Test
  void aFileThatIsNotAJarDoesNotAffectOtherJars() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.jar"), "this is no jar");
    Path empty = Files.createFile(folder.resolve("empty.jar"));
    Path good = jar("good.jar").provider("x.Good", "\"good\"", "").write();
    try (URLClassLoader loader = loader(text, empty, folder.resolve("gone.jar"), good)) {
      assertThat(ProviderRegistry.load(loader).providers()).hasSize(1);
    }
  }

  @Test
  void aClassLoaderThatAlwaysFailsIsAbandoned() {
    ClassLoader failing =
        new ClassLoader(null) {
          @Override
          protected Enumeration<URL> findResources(String name) throws IOException {
            throw new IOException("disk gone");
          }
        };
    ProviderRegistry registry = ProviderRegistry.load(failing);
    assertThat(registry.providers()).isEmpty();
    assertThat(registry.refused()).hasSize(1);
    assertThat(registry.refused().getFirst().why()).contains("disk gone");
  }

  @Test
  void twoProvidersWithTheSameNameAreRefusedAndBothJarsNamed() throws IOException {
    Path one = jar("one.jar").provider("one.Ants", "\"ants\"", "").write();
    Path two = jar("two.jar").provider("two.Ants", "\"ants\"", "").write();
    Path other = jar("other.jar").provider("x.Other", "\"other\"", "").write();
    try (URLClassLoader first = loader(one);
        URLClassLoader second = loader(two, other)) {
      ProviderRegistry registry = ProviderRegistry.load(List.of(first, second));
      assertThat(registry.providers()).extracting(LoadedProvider::name).containsExactly("other");
      String why = "several providers have this name: " + one + ", " + two;
      assertThat(registry.refused())
          .containsExactly(
              new RefusedProvider("ants", one.toString(), why),
              new RefusedProvider("ants", two.toString(), why));
      assertThat(registry.explainMissing("ants"))
          .isEqualTo("provider 'ants' cannot be used: " + why);
    }
  }

  @Test
  void copiesOfAJarAreRefused() throws IOException {
    Path one = jar("one.jar").provider("x.Ants", "\"ants\"", "").write();
    Path copy = Files.copy(one, folder.resolve("copy.jar"));
    try (URLClassLoader first = loader(one);
        URLClassLoader second = loader(copy)) {
      ProviderRegistry registry = ProviderRegistry.load(List.of(first, second));
      assertThat(registry.providers()).isEmpty();
      assertThat(registry.refused()).hasSize(2);
    }
  }

  @Test
  void aProviderInheritedFromTheParentLoaderIsCountedOnce() throws IOException {
    Path own = jar("own.jar").provider("x.Own", "\"own\"", "").write();
    Path bad = jar("bad.jar").provider("x.Bad", "\"Bad Name\"", "").write();
    Path extra = jar("extra.jar").provider("x.Extra", "\"extra\"", "").write();
    try (URLClassLoader parent = loader(own, bad);
        URLClassLoader child = new URLClassLoader(new URL[] {extra.toUri().toURL()}, parent);
        URLClassLoader sibling = new URLClassLoader(new URL[0], parent)) {
      ProviderRegistry registry = ProviderRegistry.load(List.of(parent, child, sibling, parent));
      assertThat(registry.providers())
          .extracting(LoadedProvider::name)
          .containsExactly("extra", "own");
      assertThat(registry.refused()).hasSize(1);
    }
  }

  @Test
  void readsTheVersionStatedByAJar() throws IOException {
    String manifest = "Manifest-Version: 1.0\r\nImplementation-Version: 2.7.1\r\n\r\n";
    Path jar =
        jar("versioned.jar")
            .provider("x.Versioned", "\"versioned\"", "")
            .entry("META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.UTF_8))
            .write();
    try (URLClassLoader loader = loader(jar)) {
      assertThat(ProviderRegistry.load(loader).find("versioned").orElseThrow().version())
          .contains("2.7.1");
    }
  }

  private ProviderJar jar(String name) {
    return new ProviderJar(folder.resolve(name));
  }
}
