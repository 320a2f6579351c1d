package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The charset that an answer declares.
 *
 * @param charset the charset; UTF-8 if none is declared or the declared one is unknown
 */
record BodyCharset(Charset charset) {

  private static final Pattern DECLARED =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");

  /** The charsets whose bytes a reader of UTF-8 understands. */
  private static final Set<Charset> READ_AS_UTF_8 =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

  static BodyCharset of(Optional<String> contentType) {
    Matcher declared = DECLARED.matcher(contentType.orElse(""));
    return new BodyCharset(
        declared.find() && Charset.isSupported(declared.group(1))
            ? Charset.forName(declared.group(1))
            : StandardCharsets.UTF_8);
  }

  /** Returns a body in UTF-8. */
  byte[] toUtf8(byte[] body) {
    if (READ_AS_UTF_8.contains(charset)) {
      return body;
    }
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(body))
          .toString()
          .getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new BalanceException(
          UNEXPECTED_RESPONSE, "the answer is not in the charset that it declares");
    }
  }
}
