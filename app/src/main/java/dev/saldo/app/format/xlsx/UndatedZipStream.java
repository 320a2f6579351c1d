package dev.saldo.app.format.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Removes the creation time from a workbook, so that equal reports are equal files. */
final class UndatedZipStream {

  private static final String PROPERTIES = "docProps/core.xml";
  private static final String CREATED = "<dcterms:created[^>]*>[^<]*</dcterms:created>";

  /**
   * The time of every entry, which cannot be absent; a day earlier, Java would add the time in the
   * default zone.
   */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 2, 0, 0);

  private UndatedZipStream() {}

  @SuppressWarnings("resource") // closing it would close the stream, which the caller owns
  static void copy(Path workbook, OutputStream out) throws IOException {
    ZipOutputStream undated = new ZipOutputStream(out, StandardCharsets.UTF_8);
    try (ZipFile dated = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : Collections.list(dated.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(NEVER);
        undated.putNextEntry(copy);
        try (InputStream content = dated.getInputStream(entry)) {
          if (entry.getName().equals(PROPERTIES)) {
            undated.write(withoutDate(content.readAllBytes()));
          } else {
            content.transferTo(undated);
          }
        }
        undated.closeEntry();
      }
    }
    undated.finish();
  }

  private static byte[] withoutDate(byte[] properties) {
    return new String(properties, StandardCharsets.UTF_8)
        .replaceFirst(CREATED, "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
