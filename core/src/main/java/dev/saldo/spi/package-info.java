/** The interface that providers implement. Depends only on the JDK and JSpecify. */
@NullMarked
package dev.saldo.spi;

import org.jspecify.annotations.NullMarked;
