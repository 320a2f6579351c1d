import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies the jar of jOOQ and lets it load the data types of H2 and PostgreSQL only. jOOQ's first
 * use loads those of all its databases, which takes a sixth of a report's time; they stay in the
 * jar, and nothing else is changed.
 */
final class DialectRemoval {

  private static final String LOADING = "org/jooq/impl/SQLDataType.class";
  private static final List<String> KEPT =
      List.of("org/jooq/util/h2/H2DataType", "org/jooq/util/postgres/PostgresDataType");
  private static final int REMOVED = 11;

  private DialectRemoval() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (ZipFile jar = new ZipFile(Path.of(args[0]).toFile());
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
        copy.write(entry.getName().equals(LOADING) ? remove(content) : content);
        copy.closeEntry();
      }
    }
  }

  private static byte[] remove(byte[] loading) {
    ClassWriter writer = new ClassWriter(0);
    LoadingRemoval removal = new LoadingRemoval(writer);
    new ClassReader(loading).accept(removal, 0);
    if (removal.removed != REMOVED) {
      throw new IllegalStateException(
          "jOOQ loads " + removal.removed + " other databases, not " + REMOVED);
    }
    return writer.toByteArray();
  }

  /**
   * Removes what the class initializer does for each other database: {@code Class.forName(X.class
   * .getName()); initJSR310Types(SQLDialect.X);}.
   */
  private static final class LoadingRemoval extends ClassVisitor {
    private int removed;

    LoadingRemoval(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] thrown) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, thrown);
      return name.equals("<clinit>") ? new StatementRemoval(next) : next;
    }

    private final class StatementRemoval extends MethodVisitor {
      private boolean within;

      StatementRemoval(MethodVisitor next) {
        super(Opcodes.ASM9, next);
      }

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof Type type
            && type.getInternalName().endsWith("DataType")
            && !KEPT.contains(type.getInternalName())) {
          within = true;
          removed++;
        }
        if (!within) {
          super.visitLdcInsn(value);
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean ofInterface) {
        if (!within) {
          super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        } else if (name.equals("initJSR310Types")) {
          within = false;
        } else if (!List.of("getName", "forName").contains(name)) {
          throw new IllegalStateException("jOOQ calls " + name + " where it loads a database");
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (!within) {
          super.visitFieldInsn(opcode, owner, name, descriptor);
        }
      }

      @Override
      public void visitInsn(int opcode) {
        if (!within) {
          super.visitInsn(opcode);
        }
      }
    }
  }
}
