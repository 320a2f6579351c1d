package dev.saldo.jars.bytecode;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** Reads compiled classes without loading them. */
final class ClassFile {

  private static final int MAGIC = 0xcafebabe;
  private static final int HEADER = 8;
  private static final int MAJOR_AT = 6;

  /** Java 1 had major version 45. */
  private static final int BEFORE_JAVA_1 = 44;

  private static final int UTF8 = 1;

  private ClassFile() {}

  /** Returns the Java version that a class was compiled for; 0 if it is not a class. */
  static int javaVersion(byte[] bytes) {
    ByteBuffer file = ByteBuffer.wrap(bytes);
    return bytes.length < HEADER || file.getInt(0) != MAGIC
        ? 0
        : Short.toUnsignedInt(file.getShort(MAJOR_AT)) - BEFORE_JAVA_1;
  }

  /**
   * Returns a reader; empty if this is not a class, or one of a Java version that ASM cannot read
   * yet.
   */
  static Optional<ClassReader> reader(byte[] bytes) {
    try {
      return javaVersion(bytes) == 0 ? Optional.empty() : Optional.of(new ClassReader(bytes));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Returns every text in the constant pool of a class: names, types, literals. */
  static Stream<String> strings(ClassReader reader) {
    return IntStream.range(1, reader.getItemCount())
        .map(reader::getItem)
        .filter(at -> at > 0 && reader.readByte(at - 1) == UTF8)
        .mapToObj(at -> text(reader, at));
  }

  /** Reads a text as if it were ASCII; one that is not can never equal an ASCII name. */
  private static String text(ClassReader reader, int at) {
    int length = reader.readUnsignedShort(at);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) (reader.readByte(at + 2 + i) & 0xff));
    }
    return text.toString();
  }
}
