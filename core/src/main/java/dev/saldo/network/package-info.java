/** The way to vendors: proxies, authorities and certificates of a client. */
@NullMarked
package dev.saldo.network;

import org.jspecify.annotations.NullMarked;
