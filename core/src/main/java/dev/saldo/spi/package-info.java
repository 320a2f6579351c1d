/** What a provider author needs, and nothing else. Depends on the JDK and JSpecify only. */
@NullMarked
package dev.saldo.spi;

import org.jspecify.annotations.NullMarked;
