package dev.saldo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The description of one component of a configuration record.
 *
 * <p>A component of type {@code Optional<T>} or with a default value may be omitted. Any other is
 * required. {@code T} is a {@link String}, {@link Secret}, {@code boolean}, {@code int}, {@link
 * java.math.BigDecimal}, {@link java.time.Duration} ({@code 15s}, {@code 4h}, {@code 3d}), {@link
 * java.net.URI}, {@link java.time.ZoneId} or an enum (written in kebab case), a record of such
 * settings, or a {@code List} of either. A key that Java reserves, such as {@code private}, is the
 * component {@code private_}. A language whose records have no annotated components, such as
 * Kotlin, annotates the parameters of the constructor.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER, ElementType.FIELD})
public @interface Setting {

  /** Returns the description of the setting, one line for {@code saldo providers describe}. */
  String value();

  /** Returns the value used if the configuration gives none, written as in the configuration. */
  String defaultValue() default "";
}
