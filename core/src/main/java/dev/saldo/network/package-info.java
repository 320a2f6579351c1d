/** Connections to vendors: proxies, certificate authorities and client certificates. */
@NullMarked
package dev.saldo.network;

import org.jspecify.annotations.NullMarked;
