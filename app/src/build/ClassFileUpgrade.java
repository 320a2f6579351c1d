import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Copies the jar of picocli and gives its classes the class file format of Java 8. Java's start-up
 * cache cannot hold older classes, which are verified in another way: those of picocli are in the
 * format of Java 5. Their code is unchanged, but for one method: picocli looks for a class of Groovy,
 * and Java opens and reads all jars to find out that there is none.
 */
final class ClassFileUpgrade {

  private static final String SEARCH = "loadClosureClass";

  private ClassFileUpgrade() {}

  public static void main(String[] args) throws IOException {
    Path source = Path.of(args[0]);
    Path target = Path.of(args[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (ZipFile jar = new ZipFile(source.toFile());
        URLClassLoader classes = new URLClassLoader(new URL[] {source.toUri().toURL()});
        OutputStream file = Files.newOutputStream(target);
        ZipOutputStream copy = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        byte[] content;
        try (InputStream in = jar.getInputStream(entry)) {
          content = in.readAllBytes();
        }
        ZipEntry copied = new ZipEntry(entry.getName());
        copied.setTime(entry.getTime());
        copy.putNextEntry(copied);
        boolean old = entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF");
        copy.write(old ? upgrade(content, classes) : content);
        copy.closeEntry();
      }
    }
  }

  private static byte[] upgrade(byte[] old, ClassLoader classes) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    ClassVisitor upgrade =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version, int access, String name, String signature, String above, String[] below) {
            super.visit(
                Math.max(version, Opcodes.V1_8), access, name, signature, above, below);
          }

          @Override
          public MethodVisitor visitMethod(
              int access, String name, String type, String signature, String[] thrown) {
            MethodVisitor method = super.visitMethod(access, name, type, signature, thrown);
            return name.equals(SEARCH) ? findNothing(method) : method;
          }
        };
    new ClassReader(old).accept(upgrade, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }

  /** Writes the code of a method that returns null, and skips its own. */
  private static MethodVisitor findNothing(MethodVisitor method) {
    method.visitCode();
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
    return null;
  }
}
