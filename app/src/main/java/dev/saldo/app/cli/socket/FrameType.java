package dev.saldo.app.cli.socket;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The frames of the protocol. Both sides begin with a greeting; then the client sends the command,
 * and the service answers with output, questions and the exit code. Each question has one reply.
 */
enum FrameType {
  /** The protocol and the version of Saldo; of the service also the variables it reads. */
  GREETING(1),
  /** Client: the command line and its environment. */
  COMMAND(2),
  /** Service: bytes of standard output. */
  OUT(3),
  /** Service: bytes of standard error. */
  ERR(4),
  /** Service: the exit code, the last frame. */
  EXIT(5),
  /** Question: the next bytes of standard input. */
  READ_INPUT(6),
  /** Question: open a file to read it. */
  OPEN_FILE(7),
  /** Question: the next bytes of the file that was opened last. */
  READ_FILE(8),
  /** Question: whether a path is a folder. */
  FIND_FOLDER(9),
  /** Question: begin to replace a file. */
  REPLACE_FILE(10),
  /** Service: bytes of the file that is being replaced; not answered. */
  FILE_CONTENT(11),
  /** Question: whether all content was written. */
  END_FILE(12),
  /** Question: replace the file now. */
  FINISH_FILE(13),
  /** Question: discard the new content. */
  DISCARD_FILE(14),
  /** Reply: bytes; none at the end. */
  CONTENT(15),
  /** Reply: done, with the path concerned. */
  DONE(16),
  /** Reply: there is no such file. */
  MISSING(17),
  /** Reply: it is a folder. */
  FOLDER(18),
  /** Reply: permission is denied. */
  DENIED(19),
  /** Reply: it failed, with the reason. */
  FAILED(20),
  /** Reply: it is wrong usage, with the message. */
  REFUSED(21);

  private static final Map<Byte, FrameType> BY_CODE =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(FrameType::code, type -> type));

  private final byte code;

  FrameType(int code) {
    this.code = (byte) code;
  }

  /** Returns the largest number of bytes that a frame of this type has. */
  int limit() {
    return this == COMMAND ? FrameChannel.MOST_COMMAND : FrameChannel.MOST_CONTENT;
  }

  byte code() {
    return code;
  }

  static FrameType of(byte code) throws FrameFormatException {
    FrameType type = BY_CODE.get(code);
    if (type == null) {
      throw new FrameFormatException("an unknown frame");
    }
    return type;
  }
}
