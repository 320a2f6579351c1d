package dev.saldo.history.jooq.copy;

import dev.saldo.history.HistoryException;
import dev.saldo.spi.BalanceException;
import dev.saldo.spi.Secret;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** The driver in the jar of another version of H2, in a class loader of its own. */
final class EarlierH2Driver implements AutoCloseable {

  private static final String CLASS = "org.h2.Driver";

  private final URLClassLoader loader;
  private final Class<?> type;
  private final Driver driver;

  private EarlierH2Driver(URLClassLoader loader, Class<?> type, Driver driver) {
    this.loader = loader;
    this.type = type;
    this.driver = driver;
  }

  /**
   * Loads the driver.
   *
   * @throws HistoryException if the jar contains none
   */
  static EarlierH2Driver load(Path jar) throws IOException {
    URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    try {
      Class<?> type = loader.loadClass(CLASS);
      return new EarlierH2Driver(
          loader, type, (Driver) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
      loader.close();
      throw new HistoryException(jar + " is no jar of H2: choose one such as h2-1.4.200.jar", e);
    }
  }

  /** Connects to a database file; {@code path} is without {@code .mv.db}. */
  Connection connect(Path path, String user, Secret password) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", user);
    try {
      login.setProperty("password", password.reveal());
    } catch (BalanceException e) {
      throw new HistoryException("the history's password: " + e.getMessage(), e);
    }
    return driver.connect(
        "jdbc:h2:file:" + path + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0", login);
  }

  /** Also removes the driver from the list that it added itself to when it was loaded. */
  @Override
  public void close() throws IOException {
    try (loader) {
      type.getMethod("unload").invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IOException("the driver cannot be unloaded", e);
    }
  }
}
