package dev.saldo.jars.bytecode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces calls that would change or end the entire process, such as {@code System.exit}, by an
 * exception that counts as a provider error. Calls by reflection are not found; a provider that is
 * not trusted that far should run in a child process.
 */
final class ProcessWideCalls {

  private static final int API = Opcodes.ASM9;

  private static final Set<String> REFUSED =
      Set.of(
          "java/lang/System.exit(I)V",
          "java/lang/System.setOut(Ljava/io/PrintStream;)V",
          "java/lang/System.setErr(Ljava/io/PrintStream;)V",
          "java/lang/System.setIn(Ljava/io/InputStream;)V",
          "java/lang/Runtime.exit(I)V",
          "java/lang/Runtime.halt(I)V",
          "java/lang/Runtime.addShutdownHook(Ljava/lang/Thread;)V",
          "java/lang/Thread.setDefaultUncaughtExceptionHandler"
              + "(Ljava/lang/Thread$UncaughtExceptionHandler;)V",
          "java/util/Locale.setDefault(Ljava/util/Locale;)V",
          "java/util/Locale.setDefault(Ljava/util/Locale$Category;Ljava/util/Locale;)V",
          "java/util/TimeZone.setDefault(Ljava/util/TimeZone;)V",
          "java/net/Authenticator.setDefault(Ljava/net/Authenticator;)V",
          "java/net/ProxySelector.setDefault(Ljava/net/ProxySelector;)V",
          "java/net/CookieHandler.setDefault(Ljava/net/CookieHandler;)V",
          "java/net/URL.setURLStreamHandlerFactory(Ljava/net/URLStreamHandlerFactory;)V",
          "javax/net/ssl/HttpsURLConnection.setDefaultHostnameVerifier"
              + "(Ljavax/net/ssl/HostnameVerifier;)V",
          "javax/net/ssl/HttpsURLConnection.setDefaultSSLSocketFactory"
              + "(Ljavax/net/ssl/SSLSocketFactory;)V",
          "javax/net/ssl/SSLContext.setDefault(Ljavax/net/ssl/SSLContext;)V");

  private static final Set<String> NAMES =
      REFUSED.stream()
          .map(call -> call.substring(call.indexOf('.') + 1, call.indexOf('(')))
          .collect(Collectors.toUnmodifiableSet());

  private ProcessWideCalls() {}

  /** Returns the class without such calls; unchanged if it has none or cannot be parsed. */
  static byte[] refuse(byte[] bytes) {
    Optional<ClassReader> reader = ClassFile.reader(bytes);
    if (reader.isEmpty() || ClassFile.strings(reader.get()).noneMatch(NAMES::contains)) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(reader.get(), 0);
    reader.get().accept(new Rewriter(writer), 0);
    return writer.toByteArray();
  }

  /** Redirects the calls to generated methods of the class with the same signature, which throw. */
  private static final class Rewriter extends ClassVisitor {

    private final Map<String, Refusal> refusals = new LinkedHashMap<>();
    private String owner = "";
    private boolean isInterface;

    Rewriter(ClassWriter next) {
      super(API, next);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      return next == null ? null : new Calls(next);
    }

    @Override
    public void visitEnd() {
      refusals.values().forEach(this::write);
      super.visitEnd();
    }

    private void write(Refusal refusal) {
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor method =
          super.visitMethod(access, refusal.method(), refusal.descriptor(), null, null);
      String thrown = "dev/saldo/spi/BalanceException";
      String reason = "dev/saldo/spi/FailureReason";
      method.visitCode();
      method.visitTypeInsn(Opcodes.NEW, thrown);
      method.visitInsn(Opcodes.DUP);
      method.visitFieldInsn(Opcodes.GETSTATIC, reason, "PROVIDER_FAULT", "L" + reason + ";");
      method.visitLdcInsn(
          "provider error: it called %s, which only Saldo may call".formatted(refusal.call()));
      method.visitMethodInsn(
          Opcodes.INVOKESPECIAL, thrown, "<init>", "(L" + reason + ";Ljava/lang/String;)V", false);
      method.visitInsn(Opcodes.ATHROW);
      int arguments = Type.getArgumentsAndReturnSizes(refusal.descriptor()) >> 2;
      method.visitMaxs(4, arguments);
      method.visitEnd();
    }

    private @Nullable Refusal refusal(int opcode, String calledOn, String name, String descriptor) {
      String call = calledOn + "." + name + descriptor;
      if (!REFUSED.contains(call)) {
        return null;
      }
      boolean isStatic = opcode == Opcodes.INVOKESTATIC || opcode == Opcodes.H_INVOKESTATIC;
      String ownDescriptor =
          isStatic ? descriptor : "(L" + calledOn + ";" + descriptor.substring(1);
      String shown = calledOn.substring(calledOn.lastIndexOf('/') + 1) + "." + name;
      return refusals.computeIfAbsent(
          call, c -> new Refusal("saldo$refused$" + refusals.size(), ownDescriptor, shown));
    }

    private record Refusal(String method, String descriptor, String call) {}

    private final class Calls extends MethodVisitor {

      Calls(MethodVisitor next) {
        super(API, next);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String calledOn, String name, String descriptor, boolean onInterface) {
        Refusal refusal = refusal(opcode, calledOn, name, descriptor);
        if (refusal == null) {
          super.visitMethodInsn(opcode, calledOn, name, descriptor, onInterface);
        } else {
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC, owner, refusal.method(), refusal.descriptor(), isInterface);
        }
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, Handle bootstrap, Object... arguments) {
        Object[] redirected = arguments.clone();
        for (int i = 0; i < redirected.length; i++) {
          if (redirected[i] instanceof Handle handle) {
            redirected[i] = redirect(handle);
          }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, redirected);
      }

      private Handle redirect(Handle handle) {
        Refusal refusal =
            refusal(handle.getTag(), handle.getOwner(), handle.getName(), handle.getDesc());
        return refusal == null
            ? handle
            : new Handle(
                Opcodes.H_INVOKESTATIC, owner, refusal.method(), refusal.descriptor(), isInterface);
      }
    }
  }
}
