package dev.saldo.app.cli.socket;

import dev.saldo.app.cli.session.SaldoVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The first frame of each side. Its form never changes, so that two versions can tell each other.
 *
 * @param protocol the version of the protocol
 * @param version the version of Saldo
 * @param variables of the service: the environment variables that a command reads
 */
record SocketGreeting(int protocol, String version, List<String> variables) {

  /** The version of the protocol that this program speaks. */
  static final int PROTOCOL = 1;

  SocketGreeting {
    variables = List.copyOf(variables);
  }

  static SocketGreeting of(Set<String> variables) {
    return new SocketGreeting(
        PROTOCOL, SaldoVersion.number(), variables.stream().sorted().toList());
  }

  static SocketGreeting from(Frame frame) throws FrameFormatException {
    byte[] content = frame.content();
    if (frame.type() != FrameType.GREETING || content.length == 0) {
      throw new FrameFormatException("no greeting");
    }
    byte[] rest = new byte[content.length - 1];
    System.arraycopy(content, 1, rest, 0, rest.length);
    List<String> texts = new Frame(FrameType.GREETING, rest).texts();
    if (texts.isEmpty()) {
      throw new FrameFormatException("a greeting without a version");
    }
    return new SocketGreeting(content[0], texts.getFirst(), texts.subList(1, texts.size()));
  }

  byte[] encode() {
    List<String> texts = new ArrayList<>(variables);
    texts.addFirst(version);
    byte[] rest = Frame.encode(texts);
    byte[] content = new byte[rest.length + 1];
    content[0] = (byte) protocol;
    System.arraycopy(rest, 0, content, 1, rest.length);
    return content;
  }

  boolean matches(SocketGreeting other) {
    return protocol == other.protocol && version.equals(other.version);
  }
}
