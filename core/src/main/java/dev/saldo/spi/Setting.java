package dev.saldo.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a configuration record.
 *
 * <p>A component of type {@code Optional<T>} may be absent. One with a default may be left out. Any
 * other must be given. {@code T} is a {@link String}, {@link Secret}, {@code boolean}, {@code int},
 * {@link java.math.BigDecimal}, {@link java.time.Duration} ({@code 15s}, {@code 4h}, {@code 3d}),
 * {@link java.net.URI}, {@link java.time.ZoneId} or an enum (written in kebab case).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** What the setting is, in one line for {@code saldo providers describe}. */
  String value();

  /** The value when the configuration gives none, as it would be written there. */
  String defaultValue() default "";
}
