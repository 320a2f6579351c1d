/** The interface that alert channels implement. Depends only on the JDK, JSpecify and the SPI. */
@NullMarked
package dev.saldo.spi.channel;

import org.jspecify.annotations.NullMarked;
