package dev.saldo.app;

import dev.saldo.account.ConfigurationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of a configuration file. */
final class ConfigurationFileReader {

  private ConfigurationFileReader() {}

  /**
   * Returns the text of a configuration file.
   *
   * @throws ConfigurationException if it cannot be read; the message says what to do
   */
  static String read(Path file) {
    if (file.startsWith("/dev") && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new ConfigurationException(
          List.of(file + " is not a file with settings; name one with --config"));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ConfigurationException(List.of(file + " is not UTF-8 text"));
    } catch (IOException e) {
      throw new ConfigurationException(List.of(unreadable(file)));
    }
  }

  private static String unreadable(Path file) {
    if (Files.isDirectory(file)) {
      return file + " is a folder; name the file in it with --config";
    }
    if (Files.exists(file)) {
      return file + " cannot be read; check its permissions";
    }
    return Files.isSymbolicLink(file)
        ? file + " is a broken symbolic link; correct it or name another file with --config"
        : "no configuration file "
            + file
            + "; write one with 'saldo init' or choose one with --config";
  }
}
