package dev.saldo.jars;

import dev.saldo.account.RefusedProvider;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.jars.content.UnusableJarException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder of drop-ins: jars, and folders of jars that belong together. Other files are ignored.
 *
 * @param path the folder; one that does not exist is treated as empty
 * @param trusted whether its drop-ins may run without consent, as in the distribution's own folder
 */
public record DropInFolder(Path path, boolean trusted) {

  /**
   * The contents of a folder.
   *
   * @param stamps by location, a text that changes whenever the drop-in changes
   * @param refused the drop-ins that cannot be read
   */
  record Listing(SortedMap<Path, String> stamps, List<RefusedProvider> refused) {}

  Listing list() {
    Listing listing = new Listing(new TreeMap<>(), new ArrayList<>());
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> places = Files.newDirectoryStream(path)) {
        for (Path place : places) {
          list(place, listing);
        }
      } catch (IOException e) {
        listing.refused.add(
            refused(path, "the folder cannot be read (%s); check its permissions".formatted(e)));
      }
    }
    return listing;
  }

  private void list(Path place, Listing listing) {
    boolean jar = String.valueOf(place.getFileName()).endsWith(".jar");
    try {
      if (jar && leadsOutside(place)) {
        listing.refused.add(
            refused(place, "it is a link to a file outside the folder; copy the jar itself"));
      } else if (jar && !Files.isRegularFile(place)) {
        listing.refused.add(refused(place, "it is not a file; copy the jar itself"));
      } else if (jar) {
        listing.stamps.put(place, stamp(place));
      } else if (Files.isDirectory(place) && !leadsOutside(place)) {
        addFolder(place, listing);
      }
    } catch (IOException e) {
      listing.refused.add(
          refused(place, "it cannot be read (%s); check its permissions".formatted(e)));
    } catch (UnusableJarException e) {
      listing.refused.add(refused(place, String.valueOf(e.getMessage())));
    }
  }

  private void addFolder(Path place, Listing listing) throws IOException, UnusableJarException {
    StringBuilder stamp = new StringBuilder();
    for (Path part : DropInContent.jarsIn(place)) {
      if (leadsOutside(part) || !Files.isRegularFile(part)) {
        throw new UnusableJarException(
            part.getFileName() + " is not a file in the folder; copy the jar itself");
      }
      stamp.append(part.getFileName()).append(' ').append(stamp(part)).append('\n');
    }
    if (!stamp.isEmpty()) {
      listing.stamps.put(place, stamp.toString());
    }
  }

  private boolean leadsOutside(Path place) throws IOException {
    return Files.isSymbolicLink(place) && !place.toRealPath().startsWith(path.toRealPath());
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
  }

  private static RefusedProvider refused(Path place, String cause) {
    return new RefusedProvider(String.valueOf(place.getFileName()), place.toString(), cause);
  }
}
