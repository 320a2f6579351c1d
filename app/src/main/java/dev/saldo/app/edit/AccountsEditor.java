package dev.saldo.app.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Adds an account to the text of a configuration; everything else stays as it is. */
public final class AccountsEditor {

  private static final Pattern KEY = Pattern.compile("(\\uFEFF?accounts\\s*:)\\s*(#.*)?");
  private static final Pattern EMPTY_LIST =
      Pattern.compile("(\\uFEFF?accounts\\s*:)\\s*(?:\\[\\s*]|null|~)\\s*(#.*)?");
  private static final Pattern ANY_KEY = Pattern.compile("\\uFEFF?[\"']?accounts[\"']?\\s*:.*");

  private AccountsEditor() {}

  /**
   * Returns the text with a further account at the end of the list.
   *
   * @param block the lines of the entry, without indentation
   * @return the new text; empty if the list is not written as one entry a line
   */
  public static Optional<String> add(String text, List<String> block) {
    String newline = text.contains("\r\n") ? "\r\n" : "\n";
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\\r?\\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    int key = findKey(lines);
    if (key < 0) {
      if (lines.stream().anyMatch(line -> ANY_KEY.matcher(line).matches())) {
        return Optional.empty();
      }
      lines.add("accounts:");
      key = lines.size() - 1;
    }
    int last = findLastLine(lines, key);
    lines.addAll(last + 1, indented(block, indentation(lines, key, last)));
    return Optional.of(String.join(newline, lines) + newline);
  }

  private static int findKey(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      var empty = EMPTY_LIST.matcher(lines.get(i));
      if (empty.matches()) {
        String comment = empty.group(2);
        lines.set(i, empty.group(1) + (comment == null ? "" : " " + comment));
        return i;
      }
      if (KEY.matcher(lines.get(i)).matches()) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the last line of the list that is neither blank nor a comment, or that of its key. */
  private static int findLastLine(List<String> lines, int key) {
    int last = key;
    for (int i = key + 1; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean inner = line.startsWith(" ") || line.startsWith("-");
      boolean content = !line.isBlank() && !line.strip().startsWith("#");
      if (content && !inner) {
        return last;
      }
      if (content) {
        last = i;
      }
    }
    return last;
  }

  private static String indentation(List<String> lines, int key, int last) {
    for (int i = key + 1; i <= last; i++) {
      String line = lines.get(i);
      if (line.strip().startsWith("-")) {
        return line.substring(0, line.indexOf('-'));
      }
    }
    return "  ";
  }

  private static List<String> indented(List<String> block, String indentation) {
    return block.stream().map(line -> indentation + line).toList();
  }
}
