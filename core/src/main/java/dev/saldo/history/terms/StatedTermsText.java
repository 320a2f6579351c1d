package dev.saldo.history.terms;

import dev.saldo.Internal;
import dev.saldo.account.ConstantName;
import dev.saldo.spi.Balance.Billing;
import dev.saldo.spi.Balance.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A change of the terms or of the notes of a bucket in words. Immutable and thread-safe.
 *
 * @param at the time of the first reading that stated them, UTC
 * @param entry {@code terms}, {@code note} or {@code notes}
 * @param text the terms or notes
 */
@Internal
public record StatedTermsText(Instant at, String entry, String text) {

  /** The values of {@code entry}. */
  public static final Set<String> ENTRIES = Set.of("terms", "note", "notes");

  private static final int MOST_NOTES = 5;
  private static final String NONE = "none stated";

  /**
   * Returns the changes in words, oldest first. Notes that change at nearly every reading share a
   * line.
   *
   * @param stated the changes, oldest first
   * @param zone the time zone of the day of an expiry
   */
  public static List<StatedTermsText> list(List<StatedBucketTerms> stated, ZoneId zone) {
    List<StatedTermsText> texts = new ArrayList<>();
    List<StatedTermsText> notes = new ArrayList<>();
    StatedBucketTerms before = StatedBucketTerms.unknown(Instant.MIN);
    for (StatedBucketTerms change : stated) {
      if (!change.terms().equals(before.terms())) {
        texts.add(new StatedTermsText(change.since(), "terms", text(change.terms(), zone)));
      }
      if (!change.notes().equals(before.notes())) {
        notes.add(new StatedTermsText(change.since(), "note", text(change.notes())));
      }
      before = change;
    }
    texts.addAll(notes.size() > MOST_NOTES ? List.of(combined(notes)) : notes);
    return texts;
  }

  private static StatedTermsText combined(List<StatedTermsText> notes) {
    StatedTermsText last = notes.getLast();
    String text = "%d in all, the last: %s".formatted(notes.size(), last.text());
    return new StatedTermsText(last.at(), "notes", text);
  }

  private static String text(List<String> notes) {
    return notes.isEmpty() ? NONE : String.join("; ", notes);
  }

  private static String text(Terms terms, ZoneId zone) {
    List<String> parts = new ArrayList<>();
    if (terms.billing() != Billing.UNKNOWN) {
      parts.add(ConstantName.kebab(terms.billing()));
    }
    if (terms.creditLimit() != null) {
      parts.add("credit limit " + terms.creditLimit().toPlainString());
    }
    if (terms.expiresAt() != null) {
      parts.add("expires " + LocalDate.ofInstant(terms.expiresAt(), zone));
    }
    return parts.isEmpty() ? NONE : String.join(", ", parts);
  }
}
