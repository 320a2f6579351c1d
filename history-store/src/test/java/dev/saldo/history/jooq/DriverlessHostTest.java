package dev.saldo.history.jooq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** A history in a host's data source needs no class of a driver or of a pool. */
final class DriverlessHostTest {

  @Test
  @SuppressWarnings("unchecked")
  void neitherDriversNorAPoolAreNeeded() throws Exception {
    JdbcDataSource memory = new JdbcDataSource();
    memory.setURL("jdbc:h2:mem:driverless;DB_CLOSE_DELAY=-1");
    try (URLClassLoader jars =
        new URLClassLoader(withoutDrivers(), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> jars.loadClass("org.h2.Driver")).isNotNull();
      assertThatThrownBy(() -> jars.loadClass("org.postgresql.Driver")).isNotNull();
      assertThatThrownBy(() -> jars.loadClass("com.zaxxer.hikari.HikariConfig")).isNotNull();
      Consumer<DataSource> host =
          (Consumer<DataSource>)
              jars.loadClass(DriverlessHost.class.getName()).getConstructor().newInstance();
      assertThat(host.getClass()).isNotEqualTo(DriverlessHost.class);
      host.accept(memory);
      host.accept(PostgresServer.dataSource(PostgresServer.emptyDatabase()));
    }
  }

  private static URL[] withoutDrivers() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*/(h2|postgresql|HikariCP)-[0-9][^/]*[.]jar"))
        .map(DriverlessHostTest::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
