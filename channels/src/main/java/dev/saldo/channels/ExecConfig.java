package dev.saldo.channels;

import dev.saldo.spi.Setting;
import java.util.List;

/**
 * The settings of a command.
 *
 * @param command the program and its arguments
 */
public record ExecConfig(
    @Setting("Program and its arguments, as a list; no shell is involved") List<String> command) {

  public ExecConfig {
    command = List.copyOf(command);
  }
}
