package dev.saldo.jars.bytecode;

import dev.saldo.account.SettingDescription;
import dev.saldo.account.UntrustedProvider;
import dev.saldo.jars.content.DropInContent;
import dev.saldo.spi.BalanceProvider;
import dev.saldo.spi.BalanceProvider.Hosts;
import dev.saldo.spi.channel.AlertChannelProvider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Describes a provider or an alert channel without running any of its code. */
public final class StaticProviderInspection {

  /** The interfaces whose type argument is the record of the settings. */
  private static final Set<Type> CONFIGURED =
      Set.of(BalanceProvider.class, AlertChannelProvider.class);

  private StaticProviderInspection() {}

  public static UntrustedProvider describe(
      DropInContent content, String provider, ClassLoader loader) {
    return new UntrustedProvider(
        name(content, provider).orElse(provider),
        content.place().toString(),
        content.checksum(),
        type(provider, loader).map(StaticProviderInspection::hosts).orElse(List.of()),
        type(provider, loader).map(StaticProviderInspection::settings).orElse(List.of()));
  }

  /** Returns the provider's name if its {@code name()} does nothing but return a constant. */
  public static Optional<String> name(DropInContent content, String provider) {
    AtomicReference<@Nullable String> constant = new AtomicReference<>();
    content
        .entry(DropInContent.classEntry(provider))
        .flatMap(ClassFile::reader)
        .ifPresent(reader -> reader.accept(new NameFinder(constant), ClassReader.SKIP_DEBUG));
    return Optional.ofNullable(constant.get());
  }

  /** Loads a class without initializing it. */
  static Optional<Class<?>> type(String provider, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(provider, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  static List<String> hosts(Class<?> provider) {
    try {
      Hosts annotation = provider.getAnnotation(Hosts.class);
      return annotation == null ? List.of() : List.of(annotation.value());
    } catch (LinkageError | RuntimeException e) {
      return List.of();
    }
  }

  /**
   * Returns the settings of the record in {@code implements BalanceProvider<Record>}, or of a
   * channel.
   */
  static List<SettingDescription> settings(Class<?> provider) {
    try {
      return Stream.<Class<?>>iterate(provider, c -> c != null, Class::getSuperclass)
          .flatMap(type -> Arrays.stream(type.getGenericInterfaces()))
          .flatMap(StaticProviderInspection::config)
          .findFirst()
          .map(SettingDescription::describe)
          .orElse(List.of());
    } catch (LinkageError | RuntimeException e) {
      return List.of();
    }
  }

  private static Stream<Class<? extends Record>> config(Type type) {
    if (type instanceof ParameterizedType generic
        && CONFIGURED.contains(generic.getRawType())
        && generic.getActualTypeArguments()[0] instanceof Class<?> config
        && config.isRecord()) {
      return Stream.of(config.asSubclass(Record.class));
    }
    return Stream.empty();
  }

  private static final class NameFinder extends ClassVisitor {

    private final AtomicReference<@Nullable String> found;

    NameFinder(AtomicReference<@Nullable String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return name.equals("name") && descriptor.equals("()Ljava/lang/String;")
          ? new ConstantFinder(found)
          : null;
    }
  }

  /** Accepts a method that loads one text and returns it, and nothing else. */
  private static final class ConstantFinder extends MethodVisitor {

    private final AtomicReference<@Nullable String> found;
    private int instructions;

    ConstantFinder(AtomicReference<@Nullable String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visitLdcInsn(Object value) {
      instructions++;
      found.set(instructions == 1 && value instanceof String text ? text : null);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode != Opcodes.ARETURN) {
        found.set(null);
      }
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean onInterface) {
      found.set(null);
    }
  }
}
