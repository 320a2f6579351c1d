package dev.saldo.app.cli.socket;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A frame that was received. */
final class Frame {

  private final FrameType type;
  private final byte[] content;

  Frame(FrameType type, byte[] content) {
    this.type = type;
    this.content = content;
  }

  FrameType type() {
    return type;
  }

  byte[] content() {
    return content;
  }

  /** Returns the content as texts. */
  List<String> texts() throws FrameFormatException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    List<String> texts = new ArrayList<>();
    try {
      while (rest.hasRemaining()) {
        int length = rest.getInt();
        if (length < 0 || length > rest.remaining()) {
          throw new FrameFormatException("a text that is longer than its frame");
        }
        texts.add(new String(content, rest.position(), length, StandardCharsets.UTF_8));
        rest.position(rest.position() + length);
      }
    } catch (BufferUnderflowException e) {
      throw new FrameFormatException("an incomplete text");
    }
    return texts;
  }

  /** Returns the first text; empty if there is none. */
  String text() throws FrameFormatException {
    List<String> texts = texts();
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /** Returns texts as the content of a frame. */
  static byte[] encode(List<String> texts) {
    List<byte[]> encoded =
        texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    int size = encoded.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
    ByteBuffer content = ByteBuffer.allocate(size);
    encoded.forEach(text -> content.putInt(text.length).put(text));
    return content.array();
  }
}
