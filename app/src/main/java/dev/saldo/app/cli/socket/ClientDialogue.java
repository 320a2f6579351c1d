package dev.saldo.app.cli.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The dialogue of a running command with its client: output in one direction, questions and their
 * replies. Every method throws {@link ClientGoneException} when the client is gone. For the thread
 * of the command, except {@link #receive} and {@link #end}.
 */
final class ClientDialogue {

  private final FrameChannel channel;

  /** Holds one reply, because a client only speaks when asked. */
  private final BlockingQueue<Frame> replies = new LinkedBlockingQueue<>(2);

  private volatile boolean gone;

  ClientDialogue(FrameChannel channel) {
    this.channel = channel;
  }

  /** Takes a reply that was received. */
  void receive(Frame reply) throws FrameFormatException {
    if (!replies.offer(reply)) {
      throw new FrameFormatException("a reply to no question");
    }
  }

  /** Notes that the client is gone. */
  void end() {
    gone = true;
    replies.clear();
    replies.add(new Frame(FrameType.EXIT, new byte[0]));
  }

  boolean isGone() {
    return gone;
  }

  void send(FrameType type, byte[] bytes, int offset, int length) {
    try {
      requirePresent();
      channel.write(type, bytes, offset, length);
    } catch (IOException e) {
      gone = true;
      throw new ClientGoneException();
    }
  }

  /** Asks a question and waits for the reply. */
  Frame ask(FrameType question, String... texts) {
    byte[] content = Frame.encode(List.of(texts));
    send(question, content, 0, content.length);
    try {
      Frame reply = replies.take();
      requirePresent();
      return reply;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientGoneException();
    }
  }

  private void requirePresent() {
    if (gone) {
      throw new ClientGoneException();
    }
  }

  /** Returns a stream whose bytes the client writes to a stream of its own. */
  OutputStream output(FrameType type) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        send(type, new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        if (length > 0) {
          send(type, bytes, offset, length);
        }
      }
    };
  }

  /** Returns a stream that asks the client for each part, such as of its standard input. */
  InputStream input(FrameType question) {
    return new InputStream() {
      private byte[] part = new byte[0];
      private int next;
      private boolean ended;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (next == part.length && !ended) {
          part = contentOf(ask(question));
          next = 0;
          ended = part.length == 0;
        }
        if (ended) {
          return -1;
        }
        int count = Math.min(length, part.length - next);
        System.arraycopy(part, next, bytes, offset, count);
        next += count;
        return count;
      }
    };
  }

  private static byte[] contentOf(Frame reply) throws IOException {
    if (reply.type() != FrameType.CONTENT) {
      throw failure(reply, null);
    }
    return reply.content();
  }

  /** Returns the failure that a reply states. */
  static IOException failure(Frame reply, @Nullable String path) throws FrameFormatException {
    return switch (reply.type()) {
      case DENIED -> new AccessDeniedException(path);
      case FAILED -> new IOException(reply.text());
      default -> new FrameFormatException("a reply to another question");
    };
  }
}
