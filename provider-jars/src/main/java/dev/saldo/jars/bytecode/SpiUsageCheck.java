package dev.saldo.jars.bytecode;

import dev.saldo.jars.content.DropInContent;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Compares the parts of the SPI that a drop-in uses with those that this Saldo has, so that a jar
 * built against another version is refused, naming the missing part, instead of failing in
 * production.
 */
final class SpiUsageCheck {

  private static final String SPI = "dev/saldo/spi/";

  private final ClassLoader host;
  private final Map<String, String> missing = new TreeMap<>();

  private SpiUsageCheck(ClassLoader host) {
    this.host = host;
  }

  /** Returns the first missing type or member, as written in Java; empty if nothing is missing. */
  static Optional<String> missing(DropInContent content, ClassLoader host) {
    SpiUsageCheck check = new SpiUsageCheck(host);
    content.jars().stream()
        .flatMap(jar -> jar.entries().entrySet().stream())
        .filter(entry -> isClass(entry.getKey()))
        .flatMap(entry -> ClassFile.reader(entry.getValue()).stream())
        .filter(reader -> ClassFile.strings(reader).anyMatch(text -> text.contains(SPI)))
        .forEach(check::inspect);
    return check.missing.values().stream().findFirst();
  }

  private static boolean isClass(String entry) {
    return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.startsWith(SPI);
  }

  private void inspect(ClassReader reader) {
    reader.accept(new Classes(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
  }

  private void requireMember(String owner, String name, String descriptor) {
    if (!owner.startsWith(SPI)) {
      return;
    }
    String type = Type.getObjectType(owner).getClassName();
    Optional<Class<?>> found = find(type);
    if (found.isEmpty()) {
      missing.put(type, type);
    } else if (members(found.get()).noneMatch(m -> m.equals(name + descriptor))) {
      boolean method = descriptor.startsWith("(");
      missing.put(type + name + descriptor, type + "." + name + (method ? "()" : ""));
    }
  }

  private Optional<Class<?>> find(String type) {
    try {
      return Optional.of(Class.forName(type, false, host));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> own =
        Stream.of(
                Arrays.stream(type.getDeclaredMethods())
                    .map(m -> m.getName() + Type.getMethodDescriptor(m)),
                Arrays.stream(type.getDeclaredConstructors()).map(SpiUsageCheck::constructor),
                Arrays.stream(type.getDeclaredFields()).map(SpiUsageCheck::field))
            .flatMap(members -> members);
    Stream<Class<?>> above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    return Stream.concat(own, above.flatMap(SpiUsageCheck::members));
  }

  private static String constructor(Constructor<?> constructor) {
    return "<init>" + Type.getConstructorDescriptor(constructor);
  }

  private static String field(Field field) {
    return field.getName() + Type.getDescriptor(field.getType());
  }

  private final class Classes extends ClassVisitor {

    Classes() {
      super(Opcodes.ASM9);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new Uses();
    }
  }

  private final class Uses extends MethodVisitor {

    Uses() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean onInterface) {
      requireMember(owner, name, descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      requireMember(owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle handle) {
          requireMember(handle.getOwner(), handle.getName(), handle.getDesc());
        }
      }
    }
  }
}
