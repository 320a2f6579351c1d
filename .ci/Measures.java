import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The measures of docs/measures.md, computed from the main sources of every module. With {@code
 * --check} it fails if a limit is exceeded; see {@code .ci/measures}.
 */
final class Measures extends TreePathScanner<Void, CompilationUnitTree> {

  private static final double LEAST_WORDS = 2.5;
  private static final double MOST_ONE_WORD_PERCENT = 10;
  private static final int MOST_FOREIGN_FACTORIES = 10;
  private static final int LARGEST_PACKAGE = 45;
  private static final int LONGEST_FILE = 300;

  private static final int SMALL_TYPE = 15;
  private static final int CROWDED = 40;
  private static final Pattern WORD = Pattern.compile("[A-Z][a-z0-9]+|[A-Z]+(?![a-z])");
  private static final Pattern NOT_CODE = Pattern.compile("\\s*|(package|import)\\s.*");
  private static final List<String> STREAMS =
      List.of("Stream", "IntStream", "LongStream", "DoubleStream", "Collectors");

  private final Trees trees;
  private final List<Integer> lines = new ArrayList<>();
  private final List<Integer> code = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> packages = new TreeMap<>();
  private final List<String> foreignFactories = new ArrayList<>();
  private final List<String> nestedTernaries = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private String longest = "";
  private int packagePrivate;
  private int ternaries;
  private int streams;

  private Measures(Trees trees) {
    this.trees = trees;
  }

  public static void main(String[] arguments) throws Exception {
    List<Path> files = mainSources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      Measures measures = new Measures(Trees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        measures.read(unit);
      }
      measures.print();
      if (List.of(arguments).contains("--check") && !measures.failures.isEmpty()) {
        measures.failures.forEach(failure -> System.err.println("measures: " + failure));
        System.exit(1);
      }
    }
  }

  private static List<Path> mainSources() throws IOException {
    Process git = new ProcessBuilder("git", "ls-files", "--", "*/src/main/java/*.java").start();
    try (InputStream names = git.getInputStream()) {
      return new String(names.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(name -> !name.endsWith("package-info.java"))
          .map(Path::of)
          .filter(Files::exists)
          .toList();
    }
  }

  private void read(CompilationUnitTree unit) throws IOException {
    String text = unit.getSourceFile().getCharContent(true).toString();
    int length = (int) text.lines().count();
    if (lines.stream().allMatch(other -> other < length)) {
      longest = place(unit, 1);
    }
    lines.add(length);
    int codeLines =
        (int) withoutComments(text).lines().filter(l -> !NOT_CODE.matcher(l).matches()).count();
    code.add(codeLines);
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared) {
        names.add(declared.getSimpleName().toString());
        packages.merge(unit.getPackageName().toString(), 1, Integer::sum);
        if (!declared.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
          packagePrivate++;
        }
      }
    }
    scan(unit, unit);
  }

  /** Removes comments, but leaves strings and text blocks that look like one. */
  private static String withoutComments(String text) {
    Pattern token =
        Pattern.compile(
            "(\"\"\".*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+')"
                + "|//[^\n]*|/\\*.*?\\*/",
            Pattern.DOTALL);
    return token
        .matcher(text)
        .replaceAll(
            found ->
                found.group(1) == null
                    ? ""
                    : java.util.regex.Matcher.quoteReplacement(found.group()));
  }

  @Override
  public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
    String name = method.getName().toString();
    boolean factory = name.equals("of") || name.equals("from");
    if (factory && method.getModifiers().getFlags().contains(Modifier.STATIC)) {
      Tree declaring = getCurrentPath().getParentPath().getLeaf();
      String type = ((ClassTree) declaring).getSimpleName().toString();
      if (!raw(method.getReturnType()).equals(type)) {
        foreignFactories.add(place(unit, line(unit, method)) + " " + type + "." + name);
      }
    }
    return super.visitMethod(method, unit);
  }

  private static String raw(Tree type) {
    Tree raw = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    String name = raw.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, CompilationUnitTree unit) {
    ternaries++;
    boolean isNested = false;
    for (Tree around : getCurrentPath().getParentPath()) {
      isNested |= around instanceof ConditionalExpressionTree;
    }
    if (isNested) {
      nestedTernaries.add(place(unit, line(unit, tree)));
    }
    return super.visitConditionalExpression(tree, unit);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
    String method = call.getMethodSelect().toString();
    int dot = method.lastIndexOf('.');
    String on = dot < 0 ? "" : method.substring(0, dot);
    if (method.endsWith("stream") || STREAMS.contains(on)) {
      streams++;
    }
    return super.visitMethodInvocation(call, unit);
  }

  private long line(CompilationUnitTree unit, Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return unit.getLineMap().getLineNumber(start);
  }

  private static String place(CompilationUnitTree unit, long line) {
    return unit.getSourceFile().getName() + ":" + line;
  }

  private void print() {
    double words = names.stream().mapToLong(Measures::words).average().orElse(0);
    double oneWord = percent(names.stream().filter(name -> words(name) == 1).count());
    long small = code.stream().filter(size -> size < SMALL_TYPE).count();
    long crowded = packages.values().stream().filter(size -> size > CROWDED).count();
    int largest = packages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    double thousands = code.stream().mapToInt(Integer::intValue).sum() / 1000.0;
    int longestFile = percentile(lines, 100);

    print("main files", "%d", lines.size());
    print(
        "lines, median / p90 / max",
        "%d / %d / %d  (at most %d)",
        percentile(lines, 50),
        percentile(lines, 90),
        longestFile,
        LONGEST_FILE);
    print("code lines, median", "%d", percentile(code, 50));
    print("package-private types", "%.0f %%", percent(packagePrivate));
    print("types under 15 code lines", "%.0f %%", percent(small));
    print("packages", "%d", packages.size());
    print("largest package", "%d  (at most %d)", largest, LARGEST_PACKAGE);
    print("packages above 40 / 45", "%d / %d", crowded, above(LARGEST_PACKAGE).size());
    print("words per type name", "%.2f  (at least %.1f)", words, LEAST_WORDS);
    print("one-word names", "%.1f %%  (at most %.0f %%)", oneWord, MOST_ONE_WORD_PERCENT);
    print(
        "of/from that return another type",
        "%d  (at most %d)",
        foreignFactories.size(),
        MOST_FOREIGN_FACTORIES);
    print("nested ternaries", "%d  (none)", nestedTernaries.size());
    print("ternaries per 1,000 code lines", "%.1f", ternaries / thousands);
    print("streams per 1,000 code lines", "%.1f", streams / thousands);
    System.out.printf(
        Locale.ROOT,
        "| **Saldo** | %d | %d / %d / %d | %d | %.0f %% | %.0f %% | %d (%d; %d) | %.2f (%.0f %%)"
            + " | %.1f, %.1f |%n",
        lines.size(),
        percentile(lines, 50),
        percentile(lines, 90),
        longestFile,
        percentile(code, 50),
        percent(packagePrivate),
        percent(small),
        packages.size(),
        largest,
        crowded,
        words,
        oneWord,
        ternaries / thousands,
        streams / thousands);

    require(
        longestFile <= LONGEST_FILE, "the longest file has more than 300 lines", List.of(longest));
    require(largest <= LARGEST_PACKAGE, "packages with more than 45 types", above(LARGEST_PACKAGE));
    require(words >= LEAST_WORDS, "type names have too few words", List.of());
    require(
        oneWord <= MOST_ONE_WORD_PERCENT,
        "too many type names of one word",
        names.stream().filter(name -> words(name) == 1).toList());
    require(
        foreignFactories.size() <= MOST_FOREIGN_FACTORIES,
        "static of or from that returns another type; name the method by what it does",
        foreignFactories);
    require(nestedTernaries.isEmpty(), "a conditional expression inside another", nestedTernaries);
  }

  private List<String> above(int limit) {
    return packages.entrySet().stream()
        .filter(entry -> entry.getValue() > limit)
        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
        .toList();
  }

  private void require(boolean holds, String message, List<String> places) {
    if (!holds) {
      failures.add(
          message + places.stream().map(place -> "\n  " + place).reduce("", String::concat));
    }
  }

  private static long words(String name) {
    return WORD.matcher(name).results().count();
  }

  private double percent(long count) {
    return 100.0 * count / names.size();
  }

  private static int percentile(List<Integer> values, int percent) {
    List<Integer> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  private static void print(String label, String format, Object... figures) {
    System.out.printf(Locale.ROOT, "%-34s " + format + "%n", prepend(label, figures));
  }

  private static Object[] prepend(String first, Object[] rest) {
    List<Object> all = new ArrayList<>(List.of(rest));
    all.add(0, first);
    return all.toArray();
  }
}
