package dev.saldo.jars.bytecode;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;

/**
 * URLs of the entries of a drop-in, which are read from memory because the file may have changed.
 */
final class DropInContentUrl {

  private DropInContentUrl() {}

  static URL create(Path jar, String entry, byte[] bytes) {
    try {
      URI place = new URI("drop-in", "", jar.toUri().getPath() + "!/" + entry, null);
      return URL.of(place, new Handler(bytes));
    } catch (URISyntaxException | MalformedURLException e) {
      throw new IllegalStateException("no address for " + entry + " of " + jar, e);
    }
  }

  private static final class Handler extends URLStreamHandler {

    private final byte[] bytes;

    Handler(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public int getContentLength() {
          return bytes.length;
        }

        @Override
        public long getContentLengthLong() {
          return bytes.length;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(bytes);
        }
      };
    }
  }
}
