package dev.saldo.web;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of links for a display on a wall: the time at which one ends, signed with a secret of
 * this purpose alone. Another secret makes all earlier links void. Thread-safe.
 */
final class WallLinkKeys {

  /** The longest life of a link. */
  static final Duration LONGEST = Duration.ofDays(366);

  private static final Logger LOG = System.getLogger(WallLinkKeys.class.getName());
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SECRET_BYTES = 32;
  private static final Pattern KEY = Pattern.compile("(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
  private static final Pattern SECRET = Pattern.compile("[0-9a-f]{64}");

  private final Optional<Path> file;
  private final Clock clock;
  private byte @Nullable [] secret;

  /**
   * Creates the keys.
   *
   * @param file the file of the secret, which is created with the first link; empty if there are no
   *     links
   */
  WallLinkKeys(Optional<Path> file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * Returns the key of a new link.
   *
   * @param life how long it is valid
   * @throws WebException if the secret cannot be stored
   */
  synchronized String issue(Duration life) {
    try {
      byte[] own = read();
      long until = clock.instant().plus(life).getEpochSecond();
      return until + "." + sign(own == null ? create() : own, until);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /** Returns the time at which a link ends, UTC; empty if its key is not valid now. */
  synchronized Optional<Instant> end(String offered) {
    Matcher key = KEY.matcher(offered);
    if (!key.matches()) {
      return Optional.empty();
    }
    try {
      byte[] own = read();
      Instant until = Instant.ofEpochSecond(Long.parseLong(key.group(1)));
      boolean valid =
          own != null
              && MessageDigest.isEqual(
                  sign(own, until.getEpochSecond()).getBytes(StandardCharsets.US_ASCII),
                  key.group(2).getBytes(StandardCharsets.US_ASCII))
              && clock.instant().isBefore(until);
      return valid ? Optional.of(until) : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the secret of links for displays cannot be read: {0}", e);
      return Optional.empty();
    }
  }

  /**
   * Makes all links void.
   *
   * @throws WebException if the secret cannot be replaced
   */
  synchronized void revoke() {
    try {
      create();
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static WebException unavailable(IOException e) {
    return new WebException(
        503, "No links for displays", "their secret cannot be stored: " + e.getMessage());
  }

  /** Returns the secret; null if there is none yet. */
  private byte @Nullable [] read() throws IOException {
    if (secret == null && file.isPresent()) {
      try {
        String text = Files.readString(file.get()).strip();
        if (!SECRET.matcher(text).matches()) {
          throw new IOException(file.get() + " has no 64 digits 0-9 a-f; delete it");
        }
        secret = HexFormat.of().parseHex(text);
      } catch (NoSuchFileException e) {
        return null;
      }
    }
    return secret == null ? null : Arrays.copyOf(secret, secret.length);
  }

  private byte[] create() throws IOException {
    Path target = file.orElseThrow(() -> new IOException("this host has no file for it"));
    byte[] fresh = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(fresh);
    Path folder = target.toAbsolutePath().getParent();
    boolean posix = target.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] rights =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Path written = Files.createTempFile(folder, "saldo-wall", ".new", rights);
    Files.writeString(written, HexFormat.of().formatHex(fresh) + "\n");
    Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
    secret = fresh;
    return Arrays.copyOf(fresh, fresh.length);
  }

  private static String sign(byte[] secret, long until) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      byte[] signature = mac.doFinal(("wall " + until).getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
