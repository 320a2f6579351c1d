package dev.saldo.jars.bytecode;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Removes every annotation from a class that does not belong to the SPI. To read one annotation,
 * Java reads all of them and initializes the enums they mention, which would run code of a jar that
 * is not trusted yet.
 */
final class ForeignAnnotationRemoval {

  private static final int API = Opcodes.ASM9;
  private static final String SPI = "Ldev/saldo/spi/";

  private ForeignAnnotationRemoval() {}

  /** Returns the class with annotations of the SPI only; unchanged if it cannot be parsed. */
  static byte[] only(byte[] bytes) {
    Optional<ClassReader> reader = ClassFile.reader(bytes);
    if (reader.isEmpty()) {
      return bytes;
    }
    ClassWriter writer = new ClassWriter(0);
    reader.get().accept(new OfClass(writer), 0);
    return writer.toByteArray();
  }

  private static final class OfClass extends ClassVisitor {

    OfClass(ClassWriter next) {
      super(API, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.startsWith(SPI) ? super.visitAnnotation(descriptor, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return null;
    }

    @Override
    public RecordComponentVisitor visitRecordComponent(
        String name, String descriptor, @Nullable String signature) {
      return new OfComponent(super.visitRecordComponent(name, descriptor, signature));
    }

    @Override
    public FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      return new OfField(super.visitField(access, name, descriptor, signature, value));
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new OfMethod(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class OfField extends FieldVisitor {

    OfField(FieldVisitor next) {
      super(API, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.startsWith(SPI) ? super.visitAnnotation(descriptor, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return null;
    }
  }

  private static final class OfMethod extends MethodVisitor {

    OfMethod(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return null;
    }

    @Override
    public @Nullable AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return descriptor.startsWith(SPI)
          ? super.visitParameterAnnotation(parameter, descriptor, visible)
          : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return null;
    }
  }

  private static final class OfComponent extends RecordComponentVisitor {

    OfComponent(RecordComponentVisitor next) {
      super(API, next);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return descriptor.startsWith(SPI) ? super.visitAnnotation(descriptor, visible) : null;
    }

    @Override
    public @Nullable AnnotationVisitor visitTypeAnnotation(
        int reference, @Nullable TypePath path, String descriptor, boolean visible) {
      return null;
    }
  }
}
