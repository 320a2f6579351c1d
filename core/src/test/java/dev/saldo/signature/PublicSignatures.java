package dev.saldo.signature;

import static java.util.stream.Collectors.joining;

import dev.saldo.Internal;
import dev.saldo.StoreApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The public and protected signatures of a package, one per line: types with their supertypes,
 * constructors, methods, and fields with the constants that compilers inline into calling classes.
 * Elements marked {@link Internal} or {@link StoreApi} are excluded.
 */
public final class PublicSignatures {

  private final SortedSet<String> lines = new TreeSet<>();

  private PublicSignatures() {}

  /** Returns the signatures of the package of a class, as compiled in its module. */
  public static SortedSet<String> ofPackageOf(Class<?> member) {
    PublicSignatures signatures = new PublicSignatures();
    String folder = member.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(classes(member).resolve(folder))) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> member.getPackageName() + "." + name.replaceFirst("\\.class$", ""))
          .forEach(name -> signatures.add(load(name, member)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return signatures.lines;
  }

  private static Path classes(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name, Class<?> member) {
    try {
      return Class.forName(name, false, member.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> type) {
    if (type.isAnonymousClass() || type.isLocalClass() || !isOpen(type)) {
      return;
    }
    String name = type.getName();
    lines.add(name + ": " + declaration(type) + above(type));
    Arrays.stream(type.getDeclaredConstructors())
        .filter(PublicSignatures::isOpen)
        .forEach(constructor -> lines.add(name + ": " + constructor.toGenericString()));
    Arrays.stream(type.getDeclaredMethods())
        .filter(PublicSignatures::isOpen)
        .forEach(method -> lines.add(name + ": " + signature(method)));
    Arrays.stream(type.getDeclaredFields())
        .filter(PublicSignatures::isOpen)
        .forEach(field -> lines.add(name + ": " + field.toGenericString() + constant(field)));
  }

  private static boolean isOpen(Class<?> type) {
    boolean open = (type.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    Class<?> around = type.getEnclosingClass();
    return open && !isExcluded(type) && (around == null || isOpen(around));
  }

  private static boolean isOpen(Member member) {
    boolean open = (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return open && !member.isSynthetic() && !isExcluded((AnnotatedElement) member);
  }

  private static boolean isExcluded(AnnotatedElement element) {
    return element.isAnnotationPresent(Internal.class)
        || element.isAnnotationPresent(StoreApi.class);
  }

  /** Returns the same text on Java 21, which leaves out that a type is sealed, as on Java 25. */
  private static String declaration(Class<?> type) {
    String plain = type.toGenericString().replaceFirst(" (non-)?sealed ", " ");
    return type.isSealed() ? plain.replaceFirst(" (class|interface) ", " sealed $1 ") : plain;
  }

  private static String above(Class<?> type) {
    Type superclass = type.getGenericSuperclass();
    String interfaces =
        Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName).collect(joining(", "));
    return (superclass == null || superclass == Object.class
            ? ""
            : " extends " + superclass.getTypeName())
        + (interfaces.isEmpty() ? "" : " implements " + interfaces);
  }

  private static String signature(Method method) {
    Object standard = method.getDefaultValue();
    return method.toGenericString() + (standard == null ? "" : " default '" + standard + "'");
  }

  private static String constant(Field field) {
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    return copied
            && Modifier.isStatic(field.getModifiers())
            && Modifier.isFinal(field.getModifiers())
        ? " = " + value(field)
        : "";
  }

  private static @Nullable Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
