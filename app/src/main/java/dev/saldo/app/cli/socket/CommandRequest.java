package dev.saldo.app.cli.socket;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A command line and the environment that it was typed in.
 *
 * @param directory the working directory, absolute
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 * @param variables the environment variables that are set, of those the service asked for
 * @param arguments the arguments
 */
record CommandRequest(
    Path directory,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> variables,
    List<String> arguments) {

  private static final int FIXED = 4;

  CommandRequest {
    variables = Map.copyOf(variables);
    arguments = List.copyOf(arguments);
  }

  byte[] encode() {
    List<String> texts = new ArrayList<>();
    texts.add(directory.toString());
    texts.add(String.valueOf(outIsTerminal));
    texts.add(String.valueOf(errIsTerminal));
    texts.add(String.valueOf(variables.size()));
    variables.forEach(
        (name, value) -> {
          texts.add(name);
          texts.add(value);
        });
    texts.addAll(arguments);
    return Frame.encode(texts);
  }

  static CommandRequest from(Frame frame) throws FrameFormatException {
    List<String> texts = frame.texts();
    if (frame.type() != FrameType.COMMAND || texts.size() < FIXED) {
      throw new FrameFormatException("no command");
    }
    try {
      Path directory = Path.of(texts.get(0));
      int first = FIXED + 2 * Integer.parseInt(texts.get(FIXED - 1));
      if (!directory.isAbsolute() || first < FIXED || first > texts.size()) {
        throw new FrameFormatException("a malformed command");
      }
      Map<String, String> variables = new LinkedHashMap<>();
      for (int at = FIXED; at < first; at += 2) {
        variables.put(texts.get(at), texts.get(at + 1));
      }
      return new CommandRequest(
          directory,
          Boolean.parseBoolean(texts.get(1)),
          Boolean.parseBoolean(texts.get(2)),
          variables,
          texts.subList(first, texts.size()));
    } catch (NumberFormatException | InvalidPathException e) {
      throw new FrameFormatException("a malformed command");
    }
  }
}
