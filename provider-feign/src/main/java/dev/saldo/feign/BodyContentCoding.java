package dev.saldo.feign;

import static dev.saldo.spi.FailureReason.UNEXPECTED_RESPONSE;

import dev.saldo.spi.BalanceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** The compression of a body. Requests ask for none, but some servers compress anyway. */
enum BodyContentCoding {
  IDENTITY {
    @Override
    InputStream open(InputStream body) {
      return body;
    }
  },
  GZIP {
    @Override
    InputStream open(InputStream body) throws IOException {
      return new GZIPInputStream(body);
    }
  },
  DEFLATE {
    @Override
    InputStream open(InputStream body) {
      return new InflaterInputStream(body);
    }
  };

  abstract InputStream open(InputStream body) throws IOException;

  static BodyContentCoding of(HttpHeaders headers) {
    String stated = String.join(",", headers.allValues("Content-Encoding"));
    return switch (stated.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> IDENTITY;
      case "gzip", "x-gzip" -> GZIP;
      case "deflate" -> DEFLATE;
      default ->
          throw new BalanceException(
              UNEXPECTED_RESPONSE, "the answer has an unsupported Content-Encoding");
    };
  }

  /** Returns the decompressed body, of at most 1 MiB. */
  byte[] decoded(byte[] body) {
    if (body.length == 0) {
      return body;
    }
    try (InputStream in = open(new ByteArrayInputStream(body))) {
      byte[] decoded = in.readNBytes(CappedBodyReader.MAX_BYTES + 1);
      if (decoded.length > CappedBodyReader.MAX_BYTES) {
        throw CappedBodyReader.tooLarge();
      }
      return decoded;
    } catch (IOException e) {
      throw new BalanceException(UNEXPECTED_RESPONSE, "the compressed answer is corrupt");
    }
  }
}
